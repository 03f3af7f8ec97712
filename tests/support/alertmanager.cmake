support_library(support_alertmanager SOURCES alertmanager.cpp LINK contract)
