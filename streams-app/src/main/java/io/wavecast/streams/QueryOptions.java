package io.wavecast.streams;

import io.wavecast.cli.Problems;
import io.wavecast.streams.query.QuerySettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
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

    /** The settings; empty if there shall be no queries. Invalid values become problems. */
    Optional<QuerySettings> settings(Problems problems) {
        if (port.isBlank()) {
            problems.when(
                    !tokenFile.isBlank() || !advertise.isBlank(),
                    QuerySettings.PORT,
                    "must be set with " + QuerySettings.TOKEN_FILE + " or " + QuerySettings.ADVERTISE + ", was not");
            return Optional.empty();
        }
        return Optional.of(new QuerySettings(
                host, problems.number(QuerySettings.PORT, port, 0), advertise.trim(), token(problems)));
    }

    private Optional<String> token(Problems problems) {
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
