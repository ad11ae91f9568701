package io.wavecast.benchmarks.testbed;

import io.wavecast.core.events.EventForm;
import io.wavecast.streams.reading.ReadingSettings;

/** A stream processor that answers observations: the service, or one of the variants that it is compared with. All but the first send the same forecasts. */
public enum ServiceVariant {
    /** Copies each record without any work: the cost of Kafka Streams alone, and so an upper bound of the rate. */
    IDENTITY("identity"),
    /** The forecasting service as shipped. */
    WAVECAST("wavecast"),
    /** The same service with {@code --events FILE}: a mapping reads the same records of JSON. */
    MAPPED("mapped"),
    /** The same forecasts, with states in Kafka Streams' cached store, which may use as much memory as the service. */
    CACHED("cached store"),
    /** The same forecasts, with states in RocksDB without a cache: one read and one write per record. */
    ROCKSDB("rocksdb per record");

    /** Reads Wavecast's own records as if they were foreign. */
    private static final String MAPPING = """
        {"series": "{key}", "time": {"at": "/t", "unit": "s"}, "values": "/v"}\
        """;

    private final String label;

    ServiceVariant(String label) {
        this.label = label;
    }

    /** Whether this is the forecasting service itself. */
    boolean isService() {
        return this == WAVECAST || this == MAPPED;
    }

    /** How it reads observations. */
    ReadingSettings reading() {
        return this == MAPPED ? new ReadingSettings(EventForm.ofMapping(MAPPING), false) : ReadingSettings.DEFAULTS;
    }

    /** The name in tables. */
    public String label() {
        return label;
    }
}
