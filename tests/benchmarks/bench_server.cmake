yunheng_bench(SOURCES bench_server.cpp bench_push.cpp tlsline.cpp LINK serverprocess rawclient support_postgres OpenSSL::SSL)
