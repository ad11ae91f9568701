package io.wavecast.streams.query;

import io.wavecast.observe.api.ApiAnswer;
import io.wavecast.observe.api.ApiException;
import io.wavecast.observe.api.ApiListener;
import io.wavecast.observe.api.ApiRequest;
import io.wavecast.observe.api.ApiServer;
import io.wavecast.streams.metrics.RecentScores;
import io.wavecast.streams.registry.ModelRegistry;
import java.util.function.Function;
import org.apache.kafka.streams.KafkaStreams;

/**
 * The queries of one instance. It listens before Kafka Streams starts, since the group's metadata carry its port, and answers when that
 * runs.
 */
public final class QueryService implements AutoCloseable {
    private final QuerySettings settings;
    private final ApiServer server;
    private volatile Function<ApiRequest, ApiAnswer> queries = request -> {
        throw ApiException.unavailable("the service starts; ask again");
    };

    private QueryService(QuerySettings settings, ApiListener listener) {
        this.settings = settings;
        this.server = ApiServer.start(settings.http(), request -> queries.apply(request), listener);
    }

    /** Begins to listen. An address that cannot be bound is an {@link IllegalStateException}. */
    public static QueryService start(QuerySettings settings, ApiListener listener) {
        return new QueryService(settings, listener);
    }

    /** The number of series whose recent scores queries need at most. */
    public static int scoredSeries() {
        return 200_000;
    }

    /** The address at which other instances reach this one, as {@code HOST:PORT}. */
    public String address() {
        if (!settings.advertised().isEmpty()) {
            return settings.advertised();
        }
        String host = settings.host();
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + server.port();
    }

    /** Begins to answer. */
    public void answer(KafkaStreams streams, ModelRegistry models, RecentScores scores) {
        var neighbours = new Neighbours(settings.token(), settings.tls());
        queries = new Queries(new KafkaSeriesPlaces(streams, address()), neighbours, models, scores);
    }

    /** The port in use. */
    public int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.close();
    }
}
