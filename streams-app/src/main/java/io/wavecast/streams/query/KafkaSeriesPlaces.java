package io.wavecast.streams.query;

import io.wavecast.core.wire.bytes.UnreadableException;
import io.wavecast.observe.api.ApiException;
import io.wavecast.streams.series.SeriesState;
import io.wavecast.streams.store.SeriesStateStore;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyQueryMetadata;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.HostInfo;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** The places of series by the metadata of Kafka Streams, and the states in its stores. */
final class KafkaSeriesPlaces implements SeriesPlaces {
    private static final String ASSIGNED =
            "the partitions are being assigned or restored, as after the start or the end of an instance; ask again";

    private final KafkaStreams streams;
    private final String self;

    KafkaSeriesPlaces(KafkaStreams streams, String self) {
        this.streams = streams;
        this.self = self;
    }

    @Override
    public String self() {
        return self;
    }

    @Override
    public List<String> others() {
        return reading(() -> streams.metadataForAllStreamsClients().stream()
                .map(client -> address(client.hostInfo()))
                .filter(address -> !address.equals(self))
                .sorted()
                .toList());
    }

    @Override
    public Place placeOf(String series) {
        return reading(() -> {
            KeyQueryMetadata found = streams.queryMetadataForKey(SeriesStateStore.NAME, series, new StringSerializer());
            if (found == null
                    || found.equals(KeyQueryMetadata.NOT_AVAILABLE)
                    || found.activeHost().equals(HostInfo.unavailable())) {
                throw ApiException.unavailable(ASSIGNED);
            }
            return new Place(
                    found.partition(),
                    address(found.activeHost()),
                    found.standbyHosts().stream()
                            .map(KafkaSeriesPlaces::address)
                            .collect(Collectors.toSet()));
        });
    }

    @Override
    public Optional<SeriesState> state(String series, int partition, boolean stale) {
        return reading(() -> {
            var parameters = parameters().withPartition(partition);
            return found(streams.store(stale ? parameters.enableStaleStores() : parameters), series);
        });
    }

    @Override
    public Optional<SeriesState> state(String series) {
        return reading(() -> found(all(), series));
    }

    @Override
    public void forEach(String prefix, BiConsumer<String, SeriesState> visitor) {
        int unused = reading(() -> {
            int visited = 0;
            try (KeyValueIterator<String, SeriesState> states = all().prefixScan(prefix, new StringSerializer())) {
                while (states.hasNext()) {
                    KeyValue<String, SeriesState> next = states.next();
                    visitor.accept(next.key, next.value);
                    visited++;
                }
            }
            return visited;
        });
    }

    /** The stores of all partitions that this instance forecasts. While it gets new ones, some are missing. */
    private ReadOnlyKeyValueStore<String, SeriesState> all() {
        if (streams.state() != KafkaStreams.State.RUNNING) {
            throw ApiException.unavailable(ASSIGNED);
        }
        return streams.store(parameters());
    }

    private static StoreQueryParameters<ReadOnlyKeyValueStore<String, SeriesState>> parameters() {
        return StoreQueryParameters.fromNameAndType(SeriesStateStore.NAME, QueryableStoreTypes.keyValueStore());
    }

    private static Optional<SeriesState> found(ReadOnlyKeyValueStore<String, SeriesState> states, String series) {
        return Optional.ofNullable(states.get(series));
    }

    private <T> T reading(Supplier<T> work) {
        try {
            return work.get();
        } catch (InvalidStateStoreException e) {
            throw ApiException.unavailable(ASSIGNED);
        } catch (UnreadableException e) {
            throw ApiException.failed("the stored state is not readable: " + e.getMessage());
        } catch (IllegalStateException e) {
            if (streams.state().isRunningOrRebalancing()) {
                throw e;
            }
            throw ApiException.unavailable("the service starts or stops; ask again");
        }
    }

    private static String address(HostInfo host) {
        String name = host.host();
        return (name.contains(":") && !name.startsWith("[") ? "[" + name + "]" : name) + ":" + host.port();
    }
}
