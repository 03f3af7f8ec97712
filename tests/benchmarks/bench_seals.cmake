yunheng_bench(SOURCES bench_seals.cpp LINK exchange rules seals OpenSSL::Crypto)
