package io.wavecast.core.events;

import java.util.Map;

/** The mappings that are built in, in the form of mapping files. */
final class Presets {
    /** Telegraf's JSON, one metric or a batch. Its unit of time is a setting ({@code json_timestamp_units}). */
    private static final String TELEGRAF = """
            {"series": "{/name}/{/tags/*}/{field}", "time": {"at": "/timestamp"}, "values": "/fields/*"}""";

    private static final String TELEGRAF_BATCH = """
            {"each": "/metrics", "series": "{/name}/{/tags/*}/{field}", "time": {"at": "/timestamp"},
             "values": "/fields/*"}""";

    /** An observation in the envelope of Kafka Connect's JsonConverter. */
    private static final String CONNECT = """
            {"series": "{key:/payload}", "time": {"at": "/payload/t"}, "values": "/payload/v"}""";

    /** Any row in that envelope: each numeric column is a series, its time is the record's. */
    private static final String CONNECT_ROW = """
            {"series": "{key:/payload}/{field}", "values": "/payload/*"}""";

    /** CloudEvents 1.0, structured mode. */
    private static final String CLOUDEVENTS = """
            {"series": "{/source}/{field}", "time": {"at": "/time", "unit": "iso"}, "values": "/data/**"}""";

    private static final String CLOUDEVENTS_NUMBER = """
            {"series": "{/source}", "time": {"at": "/time", "unit": "iso"}, "values": "/data"}""";

    /** CloudEvents 1.0 in Kafka's binary mode: the attributes are headers, the value is the data. */
    private static final String CLOUDEVENTS_BINARY = """
            {"series": "{header:ce_source}/{field}", "time": {"at": "header:ce_time", "unit": "iso"}, "values": "/**"}""";

    static final Map<String, String[]> BY_NAME = Map.of(
            "telegraf", new String[] {TELEGRAF, TELEGRAF_BATCH},
            "connect", new String[] {CONNECT, CONNECT_ROW},
            "cloudevents", new String[] {CLOUDEVENTS, CLOUDEVENTS_NUMBER, CLOUDEVENTS_BINARY});

    private Presets() {}
}
