yunheng_bench(SOURCES bench_chart.cpp LINK charts Qt6::Widgets)
