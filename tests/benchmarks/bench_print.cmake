yunheng_bench(SOURCES bench_print.cpp LINK print_engine)
