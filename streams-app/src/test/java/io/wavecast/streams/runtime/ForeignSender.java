package io.wavecast.streams.runtime;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Records as other software writes them, with the series that Wavecast must find in them. The forms are from that software's documentation. */
enum ForeignSender {
    /** Telegraf's output kafka with {@code data_format = "json"} and {@code json_timestamp_units = "1ms"}: the input cpu, 12 fields. */
    TELEGRAF(
            "telegraf",
            List.of(
                            "guest",
                            "guest_nice",
                            "idle",
                            "iowait",
                            "irq",
                            "nice",
                            "softirq",
                            "steal",
                            "system",
                            "user",
                            "active",
                            "busy")
                    .stream()
                    .map(field -> "cpu/cpu-total/raynor/usage_" + field)
                    .toList(),
            i -> String.format(
                    Locale.ROOT,
                    "{\"fields\":{\"usage_guest\":%1$d,\"usage_guest_nice\":%1$d,\"usage_idle\":%2$s,\"usage_iowait\":%1$d,"
                            + "\"usage_irq\":%1$d,\"usage_nice\":%1$d,\"usage_softirq\":%1$d,\"usage_steal\":%1$d,"
                            + "\"usage_system\":%2$s,\"usage_user\":%2$s,\"usage_active\":%2$s,\"usage_busy\":%2$s},"
                            + "\"name\":\"cpu\",\"tags\":{\"cpu\":\"cpu-total\",\"host\":\"raynor\"},\"timestamp\":%3$d}\n",
                    i % 7,
                    value(i),
                    millis(i)),
            "{\"fields\":{\"usage_idle\":1},\"name\":\"cpu\",\"tags\":{},\"timestamp\":\"now\"}"),

    /** Kafka Connect's JsonConverter with {@code schemas.enable=true}, for key and value; the time is the record's. */
    CONNECT(
            "connect",
            List.of("pump-7/pressure", "pump-7/temperature"),
            i -> String.format(
                    Locale.ROOT,
                    "{\"schema\":{\"type\":\"struct\",\"fields\":[{\"type\":\"double\",\"optional\":false,\"field\":\"pressure\"},"
                            + "{\"type\":\"int32\",\"optional\":true,\"field\":\"temperature\"},"
                            + "{\"type\":\"string\",\"optional\":true,\"field\":\"site\"}],\"optional\":false,\"name\":\"row\"},"
                            + "\"payload\":{\"pressure\":%s,\"temperature\":%d,\"site\":\"hall\"}}",
                    value(i),
                    i % 5),
            "{\"schema\":{\"type\":\"string\",\"optional\":false},\"payload\":\"none\"}"),

    /** CloudEvents 1.0 in structured mode. */
    CLOUDEVENTS(
            "cloudevents",
            List.of("plant/pump-7/pressure", "plant/pump-7/bearing/temperature"),
            i -> String.format(
                    Locale.ROOT,
                    "{\"specversion\":\"1.0\",\"id\":\"%d\",\"source\":\"/plant/pump-7\",\"type\":\"com.example.sample\","
                            + "\"datacontenttype\":\"application/json\",\"time\":\"%s\","
                            + "\"data\":{\"pressure\":%s,\"bearing\":{\"temperature\":%d}}}",
                    i,
                    Instant.ofEpochMilli(millis(i)),
                    value(i),
                    i % 5),
            "{\"specversion\":\"1.0\",\"id\":\"x\",\"source\":\"/plant\",\"type\":\"t\",\"time\":\"soon\",\"data\":{\"a\":1}}"),

    /** An uplink of The Things Stack, read by the mapping file of the documentation. */
    TTN(
            "../docs/mappings/ttn.json",
            List.of("sensor-1/humidity", "sensor-1/temperature"),
            i -> String.format(
                    Locale.ROOT,
                    "{\"end_device_ids\":{\"device_id\":\"sensor-1\",\"application_ids\":{\"application_id\":\"app\"},"
                            + "\"dev_eui\":\"0004A30B001C0530\"},\"received_at\":\"%1$s\","
                            + "\"uplink_message\":{\"f_port\":1,\"f_cnt\":%2$d,\"frm_payload\":\"BIS/\","
                            + "\"decoded_payload\":{\"humidity\":%2$d,\"temperature\":%3$s},"
                            + "\"rx_metadata\":[{\"gateway_ids\":{\"gateway_id\":\"gtw1\"},\"rssi\":-35,\"snr\":5}],"
                            + "\"received_at\":\"%1$s\"}}",
                    Instant.ofEpochMilli(millis(i)),
                    i % 5,
                    value(i)),
            "{\"end_device_ids\":{\"device_id\":\"sensor-1\"},\"uplink_message\":{\"f_port\":1,\"frm_payload\":\"BIS/\"}}");

    private static final long START = 1_717_171_717_000L;
    private static final long PERIOD_MILLIS = 50;

    private final String form;

    @SuppressWarnings("ImmutableEnumChecker") // made by Stream.toList or List.of
    private final List<String> series;

    @SuppressWarnings("ImmutableEnumChecker") // a lambda without state
    private final IntFunction<String> value;

    private final String malformed;

    ForeignSender(String form, List<String> series, IntFunction<String> value, String malformed) {
        this.form = form;
        this.series = series;
        this.value = value;
        this.malformed = malformed;
    }

    /** A name or a file for {@code --events}. */
    String form() {
        return form;
    }

    /** The series in each record. */
    List<String> series() {
        return series;
    }

    ProducerRecord<byte[], byte[]> record(String topic, int i) {
        return record(topic, i, value.apply(i));
    }

    ProducerRecord<byte[], byte[]> malformed(String topic) {
        return record(topic, 0, malformed);
    }

    private ProducerRecord<byte[], byte[]> record(String topic, int i, String content) {
        return new ProducerRecord<>(topic, null, millis(i), bytes(key()), bytes(content));
    }

    private String key() {
        return this == CONNECT ? "{\"schema\":{\"type\":\"string\",\"optional\":false},\"payload\":\"pump-7\"}" : "any";
    }

    private static long millis(int i) {
        return START + i * PERIOD_MILLIS;
    }

    private static String value(int i) {
        return String.valueOf(Math.sin(i / 7.0));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
