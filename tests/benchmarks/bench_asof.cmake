yunheng_bench(SOURCES bench_asof.cpp LINK list_city)
