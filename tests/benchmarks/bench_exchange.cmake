yunheng_bench(SOURCES bench_exchange.cpp LINK exchange service rules xlsx_writer)
