support_library(support_postgres SOURCES postgres.cpp LINK store)
