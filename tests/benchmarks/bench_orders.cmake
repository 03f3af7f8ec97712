yunheng_bench(SOURCES bench_orders.cpp LINK panels items list_city Qt6::Test)
