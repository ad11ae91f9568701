package io.wavecast.streams.query;

import io.wavecast.streams.series.SeriesState;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * Where the series are, and copies of the states of those that are here. All methods throw an {@link io.wavecast.observe.api.ApiException}
 * while partitions are being assigned.
 */
interface SeriesPlaces {

    /**
     * Where a series is, if its sender places keys as Kafka's Java client does.
     *
     * @param active instance that forecasts it, as {@code HOST:PORT}
     * @param standbys instances with a copy of its state
     */
    record Place(int partition, String active, Set<String> standbys) {
        public Place {
            standbys = Set.copyOf(standbys);
        }
    }

    /** The address of this instance. */
    String self();

    /** The addresses of all other instances. */
    List<String> others();

    /** The place of a series. */
    Place placeOf(String series);

    /**
     * The state of a series in a partition of this instance; empty if the series is not there.
     *
     * @param stale whether a standby's state is good enough
     */
    Optional<SeriesState> state(String series, int partition, boolean stale);

    /** The state of a series in any partition that this instance forecasts; empty if the series is in none. */
    Optional<SeriesState> state(String series);

    /** Visits all series of this instance whose names begin with a prefix. Their states lack older past inputs. */
    void forEach(String prefix, BiConsumer<String, SeriesState> visitor);
}
