yunheng_bench(SOURCES bench_server.cpp tlsline.cpp LINK serverprocess rawclient OpenSSL::SSL)
