yunheng_bench(SOURCES bench_service.cpp bench_feed.cpp LINK service support_postgres)
