package io.wavecast.streams.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Records that other software wrote (the programs are beside them, in the folder {@code foreign}), with the series that Wavecast must find in
 * them. Only those of The Things Stack are written here, by its documentation.
 */
enum ForeignSender {
    /** Telegraf's output kafka with {@code data_format = "json"} and {@code json_timestamp_units = "1ms"}: the input cpu, 12 fields. */
    TELEGRAF(
            "telegraf",
            Stream.of(
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
                    .map(field -> "cpu/cpu-total/raynor/usage_" + field)
                    .toList(),
            lines("telegraf")),

    /** Kafka Connect's JsonConverter with {@code schemas.enable=true}, for key and value; the time is the record's. */
    CONNECT("connect", List.of("pump-7/pressure", "pump-7/temperature"), lines("connect")),

    /** CloudEvents 1.0 in structured mode. */
    CLOUDEVENTS(
            "cloudevents", List.of("plant/pump-7/pressure", "plant/pump-7/bearing/temperature"), lines("cloudevents")),

    /** Confluent's serializer for Avro. */
    AVRO(ForeignSender.BY_SCHEMA, List.of("pump"), binary("avro")),

    /** Confluent's serializer for protobuf. */
    PROTOBUF(ForeignSender.BY_SCHEMA, List.of("pump"), binary("protobuf")),

    /** Confluent's serializer for JSON Schema. */
    JSON_SCHEMA(ForeignSender.BY_SCHEMA, List.of("pump"), binary("json-schema")),

    /** Uplinks of The Things Stack, read by the mapping file of the documentation. */
    TTN("../docs/mappings/ttn.json", List.of("sensor-1/humidity", "sensor-1/temperature"), uplinks());

    /** The mapping of records that schemas describe; the registry has these. */
    static final String BY_SCHEMA = "src/test/resources/foreign/plant.json";

    private static final long START = 1_717_171_717_000L;
    private static final long PERIOD_MILLIS = 50;
    private static final int UPLINKS = 100;
    private static final int CUT = 3; // bytes, so that a record ends within its last value

    private final String form;

    @SuppressWarnings("ImmutableEnumChecker") // made by Stream.toList or List.of
    private final List<String> series;

    @SuppressWarnings("ImmutableEnumChecker") // made by Stream.toList; the arrays are never written
    private final List<byte[]> records;

    ForeignSender(String form, List<String> series, List<byte[]> records) {
        this.form = form;
        this.series = series;
        this.records = records;
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
        return record(topic, i, records.get(this == CONNECT ? i + 1 : i));
    }

    /** A record without its end. */
    ProducerRecord<byte[], byte[]> malformed(String topic) {
        byte[] whole = record(topic, 0).value();
        return record(topic, 0, Arrays.copyOf(whole, whole.length - CUT));
    }

    private ProducerRecord<byte[], byte[]> record(String topic, int i, byte[] content) {
        byte[] key = this == CONNECT ? records.get(0) : "any".getBytes(StandardCharsets.UTF_8);
        return new ProducerRecord<>(topic, null, START + i * PERIOD_MILLIS, key, content);
    }

    private static List<byte[]> lines(String name) {
        return file(name).map(line -> line.getBytes(StandardCharsets.UTF_8)).toList();
    }

    private static List<byte[]> binary(String name) {
        return file(name).map(Base64.getDecoder()::decode).toList();
    }

    private static Stream<String> file(String name) {
        String path = "/foreign/" + name + ".txt";
        try (InputStream in = Objects.requireNonNull(ForeignSender.class.getResourceAsStream(path), path)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines();
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        }
    }

    private static List<byte[]> uplinks() {
        return IntStream.range(0, UPLINKS)
                .mapToObj(i -> String.format(
                        Locale.ROOT,
                        "{\"end_device_ids\":{\"device_id\":\"sensor-1\",\"application_ids\":{\"application_id\":\"app\"},"
                                + "\"dev_eui\":\"0004A30B001C0530\"},\"received_at\":\"%1$s\","
                                + "\"uplink_message\":{\"f_port\":1,\"f_cnt\":%2$d,\"frm_payload\":\"BIS/\","
                                + "\"decoded_payload\":{\"humidity\":%2$d,\"temperature\":%3$s},"
                                + "\"rx_metadata\":[{\"gateway_ids\":{\"gateway_id\":\"gtw1\"},\"rssi\":-35,\"snr\":5}],"
                                + "\"received_at\":\"%1$s\"}}",
                        Instant.ofEpochMilli(START + i * PERIOD_MILLIS),
                        i % 5,
                        Math.sin(i / 7.0)))
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toList();
    }
}
