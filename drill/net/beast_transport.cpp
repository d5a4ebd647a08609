// The one file that knows Beast and OpenSSL. Each end runs its connections on one thread of its own; what has
// come in waits in a list until the caller asks, what shall go out is handed to that thread.

#include "drill/net/beast_transport.hpp"

#include <atomic>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/websocket.hpp>
#include <boost/beast/websocket/ssl.hpp>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

#include "base/diagnostics.hpp"
#include "base/file.hpp"
#include "base/utf8.hpp"
#include "drill/net/message.hpp"

namespace stormdrill::drill::net {

namespace {
namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
namespace websocket = beast::websocket;
using tcp = asio::ip::tcp;
using asio::use_awaitable;
using PlainSocket = websocket::stream<beast::tcp_stream>;
using TlsSocket = websocket::stream<asio::ssl::stream<beast::tcp_stream>>;

constexpr std::chrono::seconds handshake_time{10};
constexpr std::chrono::seconds idle_time{20}; ///< answered by pings; a cable that is pulled shows after it
constexpr std::size_t most_connections = 200;
constexpr std::size_t most_message_to_a_seat = 16UL * 1024 * 1024;
constexpr std::size_t most_request_bytes = 8 * 1024;
constexpr std::size_t most_waiting_messages = 10'000;

// ---- Certificates
// ---------------------------------------------------------------------------------------------------

template <class T, void (*release)(T*)>
struct Released {
    void operator()(T* object) const { release(object); }
};
using Key = std::unique_ptr<EVP_PKEY, Released<EVP_PKEY, EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Released<X509, X509_free>>;
struct BioFree {
    void operator()(BIO* bio) const { BIO_free(bio); }
};
using Bio = std::unique_ptr<BIO, BioFree>;

std::string fingerprint_of(X509* certificate) {
    unsigned char digest[EVP_MAX_MD_SIZE];
    unsigned length = 0;
    if (X509_digest(certificate, EVP_sha256(), digest, &length) != 1) return {};
    constexpr std::string_view digits = "0123456789abcdef";
    std::string out;
    for (unsigned i = 0; i < length; ++i) {
        out += digits[digest[i] >> 4U];
        out += digits[digest[i] & 15U];
    }
    return out;
}

std::string text_of(BIO* bio) {
    char* data = nullptr;
    const long length = BIO_get_mem_data(bio, &data);
    return {data, static_cast<std::size_t>(length)};
}

/// Certificate and key as PEM: elliptic curve P-256, signed by itself, ten years.
std::string new_certificate() {
    const Key key(EVP_EC_gen("P-256"));
    const Certificate certificate(X509_new());
    if (!key || !certificate) throw OperatorError("no certificate can be made: OpenSSL has no P-256");
    constexpr long ten_years = 10L * 366 * 24 * 3600;
    X509_set_version(certificate.get(), 2);
    ASN1_INTEGER_set(X509_get_serialNumber(certificate.get()), 1);
    X509_gmtime_adj(X509_getm_notBefore(certificate.get()), -24 * 3600); // clocks in a room differ
    X509_gmtime_adj(X509_getm_notAfter(certificate.get()), ten_years);
    X509_set_pubkey(certificate.get(), key.get());
    X509_NAME* name = X509_get_subject_name(certificate.get());
    const auto* words = reinterpret_cast<const unsigned char*>("Stormdrill host");
    X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC, words, -1, -1, 0);
    X509_set_issuer_name(certificate.get(), name);
    if (X509_sign(certificate.get(), key.get(), EVP_sha256()) == 0)
        throw OperatorError("no certificate can be made: it could not be signed");
    const Bio bio(BIO_new(BIO_s_mem()));
    PEM_write_bio_X509(bio.get(), certificate.get());
    PEM_write_bio_PrivateKey(bio.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr);
    return text_of(bio.get());
}

std::string fingerprint_of_pem(const std::string& pem, const std::filesystem::path& file) {
    const Bio bio(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())));
    const Certificate certificate(PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr));
    if (!certificate)
        throw OperatorError(file.string() + ": holds no certificate; remove it and a new one is made");
    return fingerprint_of(certificate.get());
}

// ---- A connection, at either end
// ------------------------------------------------------------------------------------

/// What a connection tells its end; called on its thread.
struct Ears {
    std::function<void(std::string)> received;
    std::function<void(std::string)> closed;
};

class Line {
public:
    virtual ~Line() = default;
    virtual void send(std::string text) = 0; ///< on the connection's thread, as the next
    virtual void close(std::string reason) = 0;
    std::atomic<std::size_t> unsent{0};
};

template <class Socket>
class SocketLine final : public Line, public std::enable_shared_from_this<SocketLine<Socket>> {
public:
    SocketLine(Socket socket, Ears ears) : socket_(std::move(socket)), ears_(std::move(ears)) {}

    Socket& socket() { return socket_; }

    void prepare(std::size_t most_bytes, beast::role_type role) {
        auto timeouts = websocket::stream_base::timeout::suggested(role);
        timeouts.handshake_timeout = handshake_time;
        timeouts.idle_timeout = idle_time;
        timeouts.keep_alive_pings = true;
        socket_.set_option(timeouts);
        socket_.read_message_max(most_bytes);
        socket_.text(true);
    }

    /// Reads until the other end or this one closes.
    asio::awaitable<void> listen() {
        const auto keep = this->shared_from_this();
        std::string why;
        try {
            for (;;) {
                beast::flat_buffer buffer;
                co_await socket_.async_read(buffer, use_awaitable);
                if (!socket_.got_text()) {
                    why = "a message that is no text";
                    co_await socket_.async_close({websocket::close_code::unknown_data, why}, use_awaitable);
                    break;
                }
                ears_.received(beast::buffers_to_string(buffer.data()));
            }
        } catch (const boost::system::system_error& error) {
            why = error.code() == websocket::error::closed ? std::string(socket_.reason().reason.c_str())
                                                           : error.code().message();
        }
        over_ = true;
        waiting_.clear();
        unsent = 0;
        ears_.closed(why);
    }

    void send(std::string text) override {
        if (over_ || closing_) return;
        if (waiting_.size() >= most_waiting_messages) return close("reads too slowly");
        unsent += text.size();
        waiting_.push_back(std::move(text));
        if (!writing_) start_writing();
    }

    void close(std::string reason) override {
        if (over_ || closing_) return;
        closing_ = true;
        reason_ = std::move(reason);
        if (!writing_) start_writing();
    }

private:
    void start_writing() {
        writing_ = true;
        asio::co_spawn(
            socket_.get_executor(), [self = this->shared_from_this()] { return self->write(); },
            asio::detached);
    }

    asio::awaitable<void> write() {
        try {
            while (!waiting_.empty()) {
                const std::string text = std::move(waiting_.front());
                waiting_.pop_front();
                co_await socket_.async_write(asio::buffer(text), use_awaitable);
                unsent -= std::min<std::size_t>(unsent, text.size());
            }
            if (closing_) {
                const std::string reason = sanitize_text(reason_, 40);
                co_await socket_.async_close({websocket::close_code::policy_error, reason}, use_awaitable);
            }
        } catch (const boost::system::system_error&) { // listen() hears of it, too
        }
        writing_ = false;
    }

    Socket socket_;
    Ears ears_;
    std::deque<std::string> waiting_;
    std::string reason_;
    bool writing_ = false, closing_ = false, over_ = false;
};

// ---- The host's end
// -------------------------------------------------------------------------------------------------

class BeastHost final : public ListeningTransport {
public:
    explicit BeastHost(const HostListenOptions& options) : options_(options), acceptor_(io_) {
        if (!options.certificate.empty()) load_certificate();
        try {
            const tcp::endpoint endpoint(asio::ip::make_address(options.address), options.port);
            acceptor_.open(endpoint.protocol());
            acceptor_.set_option(asio::socket_base::reuse_address(true));
            acceptor_.bind(endpoint);
            acceptor_.listen();
        } catch (const boost::system::system_error& error) {
            throw OperatorError("cannot listen on " + options.address + " port " +
                                std::to_string(options.port) + ": " + error.code().message());
        }
        port_ = acceptor_.local_endpoint().port();
        asio::co_spawn(
            io_, [this] { return accept(); }, asio::detached);
        thread_ = std::thread([this] { io_.run(); });
    }
    ~BeastHost() override {
        io_.stop();
        thread_.join();
    }
    BeastHost(const BeastHost&) = delete;
    BeastHost& operator=(const BeastHost&) = delete;

    std::uint16_t port() const override { return port_; }
    const std::string& fingerprint() const override { return fingerprint_; }

    std::vector<HostEvent> take_events() override {
        const std::lock_guard lock(mutex_);
        return std::exchange(events_, {});
    }
    void send(ConnectionId connection, std::string text) override {
        if (const auto line = line_of(connection))
            asio::post(io_, [line, text = std::move(text)]() mutable { line->send(std::move(text)); });
    }
    void close(ConnectionId connection, const std::string& reason) override {
        if (const auto line = line_of(connection)) asio::post(io_, [line, reason] { line->close(reason); });
    }
    std::size_t unsent_bytes(ConnectionId connection) const override {
        const auto line = line_of(connection);
        return line ? line->unsent.load() : 0;
    }

private:
    void load_certificate() {
        if (!std::filesystem::exists(options_.certificate)) {
            std::error_code ignored;
            std::filesystem::create_directories(options_.certificate.parent_path(), ignored);
            write_file_atomically(options_.certificate, new_certificate(), FileReaders::owner);
        }
        const std::string pem = read_file(options_.certificate, most_message_bytes);
        fingerprint_ = fingerprint_of_pem(pem, options_.certificate);
        try {
            tls_.use_certificate_chain(asio::buffer(pem));
            tls_.use_private_key(asio::buffer(pem), asio::ssl::context::pem);
            tls_.set_options(asio::ssl::context::default_workarounds | asio::ssl::context::no_tlsv1 |
                             asio::ssl::context::no_tlsv1_1);
        } catch (const boost::system::system_error& error) {
            throw OperatorError(options_.certificate.string() + ": " + error.code().message());
        }
    }

    std::shared_ptr<Line> line_of(ConnectionId connection) const {
        const std::lock_guard lock(mutex_);
        const auto found = lines_.find(connection);
        return found == lines_.end() ? nullptr : found->second;
    }

    void note(HostEvent event) {
        const std::lock_guard lock(mutex_);
        if (event.kind == HostEvent::Kind::closed) lines_.erase(event.connection);
        events_.push_back(std::move(event));
    }

    asio::awaitable<void> accept() {
        for (;;) {
            const auto [error, arrived] = co_await next();
            if (error) { // out of descriptors, or gone before it was accepted
                asio::steady_timer pause(io_, std::chrono::milliseconds(50));
                co_await pause.async_wait(use_awaitable);
                continue;
            }
            if (open_ >= most_connections) continue; // the socket closes itself
            asio::co_spawn(
                io_, [this, socket = arrived]() mutable { return welcome(std::move(*socket)); },
                asio::detached);
        }
    }

    asio::awaitable<std::pair<bool, std::shared_ptr<tcp::socket>>> next() {
        try {
            tcp::socket socket = co_await acceptor_.async_accept(use_awaitable);
            socket.set_option(tcp::no_delay(true));
            co_return std::pair(false, std::make_shared<tcp::socket>(std::move(socket)));
        } catch (const boost::system::system_error&) {
        }
        co_return std::pair(true, nullptr);
    }

    asio::awaitable<void> welcome(tcp::socket socket) {
        ++open_;
        try {
            boost::system::error_code ignored;
            const std::string address = socket.remote_endpoint(ignored).address().to_string();
            beast::tcp_stream stream(std::move(socket));
            stream.expires_after(handshake_time);
            if (fingerprint_.empty()) {
                co_await serve<PlainSocket>(std::move(stream), address);
            } else {
                asio::ssl::stream<beast::tcp_stream> secure(std::move(stream), tls_);
                co_await secure.async_handshake(asio::ssl::stream_base::server, use_awaitable);
                co_await serve<TlsSocket>(std::move(secure), address);
            }
        } catch (
            const boost::system::system_error&) { // no handshake, no request in time: nothing to answer to
        }
        --open_;
    }

    template <class Socket, class Stream>
    asio::awaitable<void> serve(Stream stream, std::string address) {
        beast::flat_buffer buffer;
        http::request_parser<http::empty_body> parser;
        parser.header_limit(most_request_bytes);
        co_await http::async_read(stream, buffer, parser, use_awaitable);
        const auto& request = parser.get();
        if (!websocket::is_upgrade(request)) {
            auto response = page(request);
            co_await http::async_write(stream, response, use_awaitable);
            co_return;
        }
        if (!own_origin(request)) {
            http::response<http::string_body> response{http::status::forbidden, request.version()};
            response.prepare_payload();
            co_await http::async_write(stream, response, use_awaitable);
            co_return;
        }
        const ConnectionId id = ++last_id_;
        beast::get_lowest_layer(stream).expires_never(); // the WebSocket has its own time-outs
        const auto line = std::make_shared<SocketLine<Socket>>(
            Socket(std::move(stream)), Ears{[this, id](std::string text) {
                                                note({HostEvent::Kind::received, id, std::move(text)});
                                            },
                                            [this, id](std::string why) {
                                                note({HostEvent::Kind::closed, id, std::move(why)});
                                            }});
        line->prepare(most_message_bytes, beast::role_type::server);
        co_await line->socket().async_accept(request, use_awaitable);
        {
            const std::lock_guard lock(mutex_);
            lines_[id] = line;
            events_.push_back({HostEvent::Kind::opened, id, std::move(address)});
        }
        co_await line->listen();
    }

    /// A page of somebody else's may not talk to this host in its reader's name.
    static bool own_origin(const http::request<http::empty_body>& request) {
        const auto origin = request.find(http::field::origin);
        if (origin == request.end()) return true; // no browser
        const std::string_view value(origin->value().data(), origin->value().size());
        const std::size_t slashes = value.find("//");
        const auto host = request[http::field::host];
        return slashes != std::string_view::npos &&
               value.substr(slashes + 2) == std::string_view(host.data(), host.size());
    }

    http::response<http::string_body> page(const http::request<http::empty_body>& request) const {
        const auto found = options_.pages.find(std::string(request.target()));
        const bool get = request.method() == http::verb::get;
        http::response<http::string_body> response{!get ? http::status::method_not_allowed
                                                   : found == options_.pages.end() ? http::status::not_found
                                                                                   : http::status::ok,
                                                   request.version()};
        if (response.result() == http::status::ok) {
            response.set(http::field::content_type, found->second.content_type);
            response.body() = found->second.body;
        }
        response.set("Content-Security-Policy", "default-src 'none'; style-src 'self'; script-src 'self'; "
                                                "connect-src 'self'; img-src 'self'; base-uri 'none'; "
                                                "form-action 'none'; frame-ancestors 'none'");
        response.set("X-Content-Type-Options", "nosniff");
        response.set("Referrer-Policy", "no-referrer");
        response.set(http::field::cache_control, "no-store");
        response.keep_alive(false);
        response.prepare_payload();
        return response;
    }

    HostListenOptions options_;
    asio::io_context io_{1};
    asio::ssl::context tls_{asio::ssl::context::tls_server};
    tcp::acceptor acceptor_;
    std::uint16_t port_ = 0;
    std::string fingerprint_;
    ConnectionId last_id_ = 0;
    std::size_t open_ = 0;
    mutable std::mutex mutex_; ///< for what follows
    std::vector<HostEvent> events_;
    std::map<ConnectionId, std::shared_ptr<Line>> lines_;
    std::thread thread_;
};

// ---- A seat's end
// ---------------------------------------------------------------------------------------------------

class BeastSeat final : public SeatTransport {
public:
    explicit BeastSeat(JoinString join) : join_(std::move(join)) {
        asio::co_spawn(
            io_, [this] { return connect(); }, asio::detached);
        thread_ = std::thread([this] { io_.run(); });
    }
    ~BeastSeat() override {
        io_.stop();
        thread_.join();
    }
    BeastSeat(const BeastSeat&) = delete;
    BeastSeat& operator=(const BeastSeat&) = delete;

    State state() const override { return state_; }
    std::string closed_because() const override {
        const std::lock_guard lock(mutex_);
        return why_;
    }
    std::vector<std::string> take_messages() override {
        const std::lock_guard lock(mutex_);
        return std::exchange(messages_, {});
    }
    void send(std::string text) override {
        asio::post(io_, [this, text = std::move(text)]() mutable {
            if (line_) line_->send(std::move(text));
        });
    }

private:
    void over(std::string why) {
        const std::lock_guard lock(mutex_);
        why_ = std::move(why);
        state_ = State::closed;
    }

    asio::awaitable<void> connect() {
        std::string failure;
        try {
            tcp::resolver resolver(io_);
            const auto places =
                co_await resolver.async_resolve(join_.address, std::to_string(join_.port), use_awaitable);
            beast::tcp_stream stream(io_);
            stream.expires_after(handshake_time);
            co_await stream.async_connect(places, use_awaitable);
            stream.socket().set_option(tcp::no_delay(true));
            if (join_.fingerprint.empty()) {
                co_await talk<PlainSocket>(std::move(stream));
            } else {
                tls_.set_verify_mode(asio::ssl::verify_peer);
                tls_.set_verify_callback([this](bool, asio::ssl::verify_context& context) {
                    X509* certificate = X509_STORE_CTX_get_current_cert(context.native_handle());
                    pinned_ = certificate != nullptr && fingerprint_of(certificate) == join_.fingerprint;
                    return pinned_;
                });
                asio::ssl::stream<beast::tcp_stream> secure(std::move(stream), tls_);
                co_await secure.async_handshake(asio::ssl::stream_base::client, use_awaitable);
                co_await talk<TlsSocket>(std::move(secure));
            }
            co_return;
        } catch (const boost::system::system_error& error) {
            failure = error.code().message();
        }
        if (!join_.fingerprint.empty() && !pinned_ && failure.find("certificate") != std::string::npos)
            failure = other_certificate;
        over(failure);
    }

    template <class Socket, class Stream>
    asio::awaitable<void> talk(Stream stream) {
        beast::get_lowest_layer(stream).expires_never();
        const auto line = std::make_shared<SocketLine<Socket>>(Socket(std::move(stream)),
                                                               Ears{[this](std::string text) {
                                                                        const std::lock_guard lock(mutex_);
                                                                        messages_.push_back(std::move(text));
                                                                    },
                                                                    [this](std::string why) {
                                                                        line_ = nullptr;
                                                                        over(std::move(why));
                                                                    }});
        line->prepare(most_message_to_a_seat, beast::role_type::client);
        co_await line->socket().async_handshake(join_.address + ':' + std::to_string(join_.port), "/",
                                                use_awaitable);
        line_ = line;
        state_ = State::open;
        co_await line->listen();
    }

    JoinString join_;
    asio::io_context io_{1};
    asio::ssl::context tls_{asio::ssl::context::tls_client};
    std::shared_ptr<Line> line_; ///< on the connection's thread
    bool pinned_ = false;
    std::atomic<State> state_{State::connecting};
    mutable std::mutex mutex_; ///< for what follows
    std::string why_;
    std::vector<std::string> messages_;
    std::thread thread_;
};
} // namespace

std::unique_ptr<ListeningTransport> listen_for_seats(const HostListenOptions& options) {
    return std::make_unique<BeastHost>(options);
}

std::unique_ptr<SeatTransport> connect_to_host(const JoinString& join) {
    return std::make_unique<BeastSeat>(join);
}

} // namespace stormdrill::drill::net
