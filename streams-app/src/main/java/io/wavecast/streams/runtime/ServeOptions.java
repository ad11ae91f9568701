package io.wavecast.streams.runtime;

/** The names of the options of {@code serve}: each is spelled here only, for the command line and for messages. */
public final class ServeOptions {
    // Options of KafkaOptions, for messages about Kafka.
    public static final String BOOTSTRAP = "--bootstrap";
    public static final String CLIENT_CONFIG = "--client-config";

    public static final String APPLICATION_ID = "--application-id";
    public static final String GROUP_INSTANCE_ID = "--group-instance-id";
    public static final String LEAVE_ON_STOP = "--leave-on-stop";
    public static final String GROUP_PROTOCOL = "--group-protocol";
    public static final String SESSION_TIMEOUT = "--session-timeout";
    public static final String STANDBYS = "--standbys";
    public static final String STATE_DIR = "--state-dir";
    public static final String PROFILE = "--profile";
    public static final String GUARANTEE = "--guarantee";
    public static final String THREADS = "--threads";
    public static final String STATE_MEMORY = "--state-memory";
    public static final String MODEL_MEMORY = "--model-memory";
    public static final String MAX_STEP = "--max-step";
    public static final String PROMOTION = "--promotion";
    public static final String KEEP_VERSIONS = "--keep-versions";
    public static final String SWAP_OVER = "--swap-over";
    public static final String CHALLENGERS = "--challengers";
    public static final String STORE_MEMORY = "--store-memory";
    public static final String PARTITIONS = "--partitions";
    public static final String REPLICATION = "--replication";
    public static final String MAX_GAP = "--max-gap";
    public static final String MAX_AHEAD = "--max-ahead";
    public static final String FORGET_AFTER = "--forget-after";
    public static final String RING = "--ring";
    public static final String FORECAST_FORMAT = "--forecast-format";
    public static final String CHUNK_FORECASTS = "--chunk-forecasts";
    public static final String SCORES = "--scores";
    public static final String LEVELS = "--levels";
    public static final String ANOMALIES = "--anomalies";
    public static final String ANOMALY_ALARMS = "--anomaly-alarms";
    public static final String ANOMALY_DEVIATION = "--anomaly-deviation";
    public static final String ANOMALY_HORIZON = "--anomaly-horizon";
    public static final String ANOMALY_MUTE = "--anomaly-mute";
    public static final String ANOMALY_PREFIXES = "--anomaly-prefixes";
    public static final String ANOMALY_SILENCE = "--anomaly-silence";
    public static final String SHIELD = "--shield";
    public static final String WATCH_SERIES = "--watch-series";
    public static final String HTTP_HOST = "--http-host";
    public static final String HTTP_PORT = "--http-port";

    private ServeOptions() {}
}
