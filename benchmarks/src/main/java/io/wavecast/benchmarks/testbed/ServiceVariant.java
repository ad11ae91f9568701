package io.wavecast.benchmarks.testbed;

/** A stream processor that answers observations: the service, or one of the variants that it is compared with. All but the first send the same forecasts. */
public enum ServiceVariant {
    /** Copies each record without any work: the cost of Kafka Streams alone, and so an upper bound of the rate. */
    IDENTITY("identity"),
    /** The forecasting service as shipped. */
    WAVECAST("wavecast"),
    /** The same forecasts, with states in Kafka Streams' cached store, which may use as much memory as the service. */
    CACHED("cached store"),
    /** The same forecasts, with states in RocksDB without a cache: one read and one write per record. */
    ROCKSDB("rocksdb per record");

    private final String label;

    ServiceVariant(String label) {
        this.label = label;
    }

    /** The name in tables. */
    public String label() {
        return label;
    }
}
