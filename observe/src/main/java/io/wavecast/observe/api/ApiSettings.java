package io.wavecast.observe.api;

import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * Where and for whom a server answers.
 *
 * @param host address to listen on
 * @param port port to listen on; 0 for any free port
 * @param token what a client must send as bearer token; empty if it need not send any
 * @param tls how to answer over TLS; empty for plain HTTP
 * @param requests largest number of questions at a time
 * @param streams largest number of open streams of events
 */
public record ApiSettings(
        String host, int port, Optional<String> token, Optional<SSLContext> tls, int requests, int streams) {}
