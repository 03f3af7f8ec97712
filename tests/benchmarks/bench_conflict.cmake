yunheng_bench(SOURCES bench_conflict.cpp LINK list_city rules)
