package io.wavecast.streams;

import io.wavecast.cli.Problems;
import io.wavecast.observe.api.Tls;
import io.wavecast.streams.query.QuerySettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import picocli.CommandLine.Option;

/** The options of {@code serve} about queries over HTTP. */
final class QueryOptions {
    @Option(
            names = QuerySettings.PORT,
            paramLabel = "PORT",
            description = "port for queries about series and models, 0 for any free port; without it there are none",
            defaultValue = "")
    private String port = "";

    @Option(
            names = QuerySettings.HOST,
            paramLabel = "HOST",
            description = "address for queries (default 127.0.0.1); any other than loopback needs a token",
            defaultValue = "127.0.0.1")
    private String host = "";

    @Option(
            names = QuerySettings.ADVERTISE,
            paramLabel = "HOST:PORT",
            description = "where other instances reach the queries of this one (default the address and port)",
            defaultValue = "")
    private String advertise = "";

    @Option(
            names = QuerySettings.TOKEN_FILE,
            paramLabel = "FILE",
            description =
                    "file with the token that queries must send: 16 characters or more, the same for all instances",
            defaultValue = "")
    private String tokenFile = "";

    @Option(
            names = QuerySettings.TLS_CERT,
            paramLabel = "FILE",
            description = "PEM file with the certificate of the queries, which are answered over TLS only then",
            defaultValue = "")
    private String tlsCert = "";

    @Option(
            names = QuerySettings.TLS_KEY,
            paramLabel = "FILE",
            description = "PEM file with the private key of the certificate: PKCS #8, not encrypted",
            defaultValue = "")
    private String tlsKey = "";

    @Option(
            names = QuerySettings.TLS_CA,
            paramLabel = "FILE",
            description = "PEM file with the issuers of other instances' certificates (default the certificate's file)",
            defaultValue = "")
    private String tlsCa = "";

    /**
     * The settings; empty if there shall be no queries. Invalid values become problems.
     *
     * @param page whether there is a page, which may need the token, too
     */
    Optional<QuerySettings> settings(Problems problems, boolean page) {
        if (port.isBlank()) {
            problems.when(
                    (!tokenFile.isBlank() && !page)
                            || !advertise.isBlank()
                            || !tlsCert.isBlank()
                            || !tlsKey.isBlank()
                            || !tlsCa.isBlank(),
                    QuerySettings.PORT,
                    "must be set with " + QuerySettings.TOKEN_FILE + ", " + QuerySettings.TLS_CERT + ", "
                            + QuerySettings.TLS_KEY + ", " + QuerySettings.TLS_CA + " or " + QuerySettings.ADVERTISE
                            + ", was not");
            return Optional.empty();
        }
        return Optional.of(new QuerySettings(
                host, problems.number(QuerySettings.PORT, port, 0), advertise.trim(), token(problems), tls(problems)));
    }

    private Optional<SSLContext> tls(Problems problems) {
        if (tlsCert.isBlank() || tlsKey.isBlank()) {
            problems.when(
                    tlsCert.isBlank() != tlsKey.isBlank() || !tlsCa.isBlank(),
                    QuerySettings.TLS_CERT,
                    "must be set together with " + QuerySettings.TLS_KEY + ", was not");
            return Optional.empty();
        }
        try {
            Path certificate = Path.of(tlsCert);
            return Optional.of(
                    Tls.context(certificate, Path.of(tlsKey), tlsCa.isBlank() ? certificate : Path.of(tlsCa)));
        } catch (IOException | GeneralSecurityException e) {
            problems.add(
                    QuerySettings.TLS_CERT, "must be the readable file of a certificate with its key, was not: " + e);
            return Optional.empty();
        }
    }

    /** Whether questions are answered over TLS. */
    boolean overTls() {
        return !tlsCert.isBlank();
    }

    /** The token in the file; empty without a file. */
    Optional<String> token(Problems problems) {
        if (tokenFile.isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Files.readString(Path.of(tokenFile)).trim());
        } catch (IOException e) {
            problems.add(QuerySettings.TOKEN_FILE, "must be a readable file, was '" + tokenFile + "': " + e);
            return Optional.empty();
        }
    }
}
