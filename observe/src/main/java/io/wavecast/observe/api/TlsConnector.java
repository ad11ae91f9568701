package io.wavecast.observe.api;

import io.javalin.config.JavalinConfig;
import javax.net.ssl.SSLContext;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** Lets a server answer over TLS only. */
final class TlsConnector {
    private TlsConnector() {}

    static void add(JavalinConfig config, ApiSettings settings, SSLContext tls) {
        config.jetty.addConnector((server, http) -> connector(server, http, settings, tls));
    }

    private static ServerConnector connector(
            Server server, HttpConfiguration http, ApiSettings settings, SSLContext tls) {
        var secure = new HttpConfiguration(http);
        // A client that asks by an address names no host. It is the client that checks the certificate.
        secure.addCustomizer(new SecureRequestCustomizer(false));
        var contexts = new SslContextFactory.Server();
        contexts.setSslContext(tls);
        var inside = new HttpConnectionFactory(secure);
        var connector = new ServerConnector(server, new SslConnectionFactory(contexts, inside.getProtocol()), inside);
        connector.setHost(settings.host());
        connector.setPort(settings.port());
        return connector;
    }
}
