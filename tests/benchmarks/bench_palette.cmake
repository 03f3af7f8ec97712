yunheng_bench(SOURCES bench_palette.cpp LINK items list_city)
