yunheng_bench(SOURCES bench_sla.cpp LINK rules)
