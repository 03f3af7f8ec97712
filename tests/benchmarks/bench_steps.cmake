yunheng_bench(SOURCES bench_steps.cpp LINK panels items Qt6::Test)
