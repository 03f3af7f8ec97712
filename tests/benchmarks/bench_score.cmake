yunheng_bench(SOURCES bench_score.cpp LINK replica rules list_city)
