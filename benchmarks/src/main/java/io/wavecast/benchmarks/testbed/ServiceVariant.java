package io.wavecast.benchmarks.testbed;

/** Who answers the observations. All but the first answer each with the same forecast. */
public enum ServiceVariant {
    /** Reads and writes the same bytes again: what Kafka Streams costs without any work, and so the ceiling. */
    IDENTITY("identity"),
    /** The forecasting service as it is shipped. */
    WAVECAST("wavecast"),
    /** The same forecasts; states in Kafka Streams' own cached store, with as much memory as ours. */
    CACHED("cached store"),
    /** The same forecasts; states in RocksDB without a cache, read and written once per record. */
    ROCKSDB("rocksdb per record");

    private final String words;

    ServiceVariant(String words) {
        this.words = words;
    }

    /** For tables. */
    public String words() {
        return words;
    }
}
