yunheng_bench(SOURCES bench_server.cpp bench_push.cpp tlsline.cpp LINK serverprocess rawclient support_nginx support_postgres OpenSSL::SSL)
