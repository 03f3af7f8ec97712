yunheng_bench(SOURCES bench_calendar.cpp LINK panels items)
