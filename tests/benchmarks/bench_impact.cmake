yunheng_bench(SOURCES bench_impact.cpp LINK list_city)
