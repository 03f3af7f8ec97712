yunheng_bench(SOURCES bench_sync.cpp bench_save.cpp barecache.cpp LINK sync serverprocess)
add_dependencies(yunheng-bench yunhengctl)
