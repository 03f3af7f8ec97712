yunheng_bench(SOURCES bench_alerts.cpp bench_recalc.cpp LINK service serverprocess support_postgres)
