// One TLS connection that costs its own process as little as possible, so that what is measured is the other side.
#pragma once

#include <openssl/ssl.h>
#include <string>

namespace bench {

class TlsLine
{
public:
    /// Connects to the loopback; gives the bench up where that fails. `receiveBuffer` 0: the kernel's own.
    explicit TlsLine(int port, int receiveBuffer = 0);
    ~TlsLine();
    TlsLine(TlsLine &&other) noexcept;
    TlsLine &operator=(TlsLine &&) = delete;

    void send(const std::string &request);
    /// Reads one answer that has a Content-Length; its body's bytes. Gives the bench up for anything but a 200.
    size_t answer();
    /// Reads until the end of a head.
    void head();
    /// The body of one answer, kept.
    std::string fetch(const std::string &request);

private:
    size_t fill();

    int m_socket = -1;
    SSL *m_ssl = nullptr;
    std::string m_buffer;
    size_t m_used = 0;
};

/// A GET request with these header lines ("Name: value\r\n").
std::string getRequest(const std::string &target, const std::string &headers);

} // namespace bench
