yunheng_bench(SOURCES bench_bulk.cpp LINK items sync Qt6::Test)
