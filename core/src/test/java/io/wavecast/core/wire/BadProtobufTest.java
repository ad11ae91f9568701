package io.wavecast.core.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.series.Forecast;
import io.wavecast.core.series.ForecastStatus;
import io.wavecast.core.series.HorizonForecast;
import io.wavecast.core.series.Observation;
import io.wavecast.core.series.ScoreSummary;
import io.wavecast.core.wire.ProtobufBytes.Fields;
import io.wavecast.core.wire.bytes.UnreadableException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Checks that the codecs return a value or throw an exception with a reason and a message that helps to correct the record. */
class BadProtobufTest {
    private static final long TIME = 1_717_171_717_123_456L;
    private static final ModelVersion MODEL = new ModelVersion("default", 3);
    private static final double[] PAIR = {0.42, Double.NaN};

    private final ObservationCodec events = new ObservationCodec(WireFormat.PROTOBUF);
    private final ForecastCodec forecasts = new ForecastCodec(WireFormat.PROTOBUF);
    private final ScoreCodec scores = new ScoreCodec(WireFormat.PROTOBUF);

    private final byte[] event = events.write(new Observation(TIME, PAIR));
    private final byte[] forecast = forecasts.write(new Forecast(
            TIME,
            MODEL,
            ForecastStatus.OK,
            List.of(
                    new HorizonForecast(1, TIME, PAIR, PAIR, PAIR),
                    new HorizonForecast(5, HorizonForecast.UNKNOWN_TIME, PAIR, PAIR, PAIR))));
    private final byte[] summary =
            scores.write(new ScoreSummary(TIME, MODEL, ForecastStatus.OK, 1, 250, 1.5, 2.5, 3.5, 4.5, 5.5, 0));

    @Test
    void shouldReportTheReasonToRefuseAnObservation() {
        expect("empty", "Observation", (byte[]) null);
        expect("empty", "Observation", new byte[0]);
        expect("too-large", "expected at most 1048576 bytes", new byte[(1 << 20) + 1]);
        expect("no-value", "one double per channel", out -> out.writeSFixed64(1, TIME));
        expect("no-value", "one double per channel", out -> out.writeByteArray(2, new byte[0]));
        expect("not-finite", "values[1]: expected a finite number, or NaN for a missing channel, was Infinity", out -> {
            out.writeDouble(2, 1);
            out.writeDouble(2, Double.POSITIVE_INFINITY);
        });
        expect("all-missing", "was NaN in all 2 channels", out -> {
            out.writeDouble(2, Double.NaN);
            out.writeDouble(2, Double.NaN);
        });
        expect(
                "bad-time",
                "time_micros: expected microseconds since 1970, in the years 1900..2200, was -2208988800000001",
                out -> {
                    out.writeSFixed64(1, -2_208_988_800_000_001L);
                    out.writeDouble(2, 1);
                });
        expect("bad-time", "was 7289654400000000", out -> {
            out.writeSFixed64(1, 7_289_654_400_000_000L);
            out.writeDouble(2, 1);
        });
        expect(
                "too-many-channels",
                "expected at most 4096 channels, was more",
                out -> out.writeByteArray(2, new byte[8 * 4_097]));
        expect("too-many-channels", "expected at most 4096 channels, was more", out -> {
            out.writeByteArray(2, new byte[8 * 4_096]);
            out.writeDouble(2, 1);
        });
        expect(
                "not-protobuf",
                "expected a multiple of 8 bytes for doubles, was 12",
                out -> out.writeByteArray(2, new byte[12]));
        expect("not-protobuf", "begin with 7b 22 76 22", "{\"v\":0.42}".getBytes(StandardCharsets.UTF_8));
        expect("not-protobuf", "end-group tag did not match", out -> out.writeTag(9, 4));
        expect("not-protobuf", "Observation", out -> out.writeUInt32NoTag(0));
    }

    @Test
    void shouldReadUpToTheLimits() {
        byte[] widest = ProtobufBytes.of(out -> out.writeByteArray(2, new byte[8 * 4_096]));

        assertThat(events.read(widest, 0).channels()).isEqualTo(4_096);
    }

    /** Parts of a repeated field may be mixed; a list with linear growth keeps their order. */
    @Test
    void shouldReadValuesThatAreNotPacked() {
        byte[] mixed = ProtobufBytes.of(out -> {
            out.writeByteArray(2, new byte[8 * 3]);
            for (int c = 3; c < 4_096; c++) {
                out.writeDouble(2, c);
            }
        });

        double[] values = events.read(mixed, 0).values();

        assertThat(values).hasSize(4_096).startsWith(0, 0, 0, 3).endsWith(4_095);
        expect("too-many-channels", "expected at most 4096 channels, was more", out -> {
            for (int c = 0; c < 4_097; c++) {
                out.writeDouble(2, c);
            }
        });
    }

    @Test
    void shouldNameTheWireFormatOfASchemaRegistry() {
        byte[] framed = {0, 0, 0, 1, 44, 0, 9, 1, 2, 3, 4, 5, 6, 7, 8};

        assertThatThrownBy(() -> events.read(framed, 0))
                .isInstanceOf(UnreadableException.class)
                .hasMessageContaining("Confluent's wire format");
    }

    @Test
    void shouldNotReserveMemoryByLength() {
        expect("too-many-channels", "expected at most 4096 channels, was more", out -> {
            out.writeTag(2, 2);
            out.writeUInt32NoTag(Integer.MAX_VALUE - 7);
        });
        expect("not-protobuf", "Observation", out -> {
            out.writeTag(2, 2);
            out.writeUInt32NoTag(-8);
        });
    }

    @Test
    void shouldRefuseDeepNesting() {
        byte[] groups = new byte[1 << 20];
        Arrays.fill(groups, (byte) (9 << 3 | 3));

        expect("not-protobuf", "Observation", groups);
    }

    @Test
    void shouldReportAllProblemsOfAForecast() {
        byte[] bad = ProtobufBytes.of(out -> {
            out.writeString(2, "a@b");
            out.writeEnum(4, 7);
            out.writeByteArray(5, ProtobufBytes.of(step -> {
                step.writeInt32(1, -1);
                step.writeDouble(3, 1);
                step.writeDouble(4, Double.NEGATIVE_INFINITY);
            }));
        });

        assertThatExceptionOfType(UnreadableException.class)
                .isThrownBy(() -> forecasts.read(bad))
                .satisfies(e -> assertThat(e.reason()).isEqualTo("bad-forecast"))
                .withMessageContainingAll(
                        "made_micros is missing",
                        "without '@', was 'a@b'",
                        "status: expected 1 for warming, 2 for ok, 3 for filled or 4 for challenger, was 7",
                        "for a label, was -1",
                        "at least one, was 1, 1 and 0",
                        "lower[0] -Infinity");
        assertThatExceptionOfType(UnreadableException.class)
                .isThrownBy(() -> forecasts.read(ProtobufBytes.of(out -> out.writeSFixed64(1, TIME))))
                .withMessageContainingAll("steps are missing", "for challenger, was 0");
    }

    @Test
    void shouldReportAllProblemsOfASummary() {
        byte[] bad = ProtobufBytes.of(out -> out.writeByteArray(1, ProtobufBytes.of(fields -> {
            fields.writeInt64(6, -1);
            fields.writeInt64(7, -2);
            fields.writeDouble(8, Double.POSITIVE_INFINITY);
        })));

        assertThatExceptionOfType(UnreadableException.class)
                .isThrownBy(() -> scores.readSummary(bad))
                .satisfies(e -> assertThat(e.reason()).isEqualTo("bad-score"))
                .withMessageContainingAll(
                        "from_micros is missing",
                        "model",
                        "for challenger, was 0",
                        "horizon: expected 1 or more, was 0",
                        "count: expected 1 or more, was -1",
                        "late: expected 0 or more, was -2",
                        "squared_error: expected a finite number or NaN, was Infinity");
        assertThatExceptionOfType(UnreadableException.class)
                .isThrownBy(() -> scores.readSummary(ProtobufBytes.of(out -> out.writeByteArray(3, new byte[0]))))
                .withMessageContaining("summary is missing");
    }

    @Test
    void shouldRefuseTruncatedRecords() {
        for (int length = 0; length < event.length; length++) {
            byte[] cut = Arrays.copyOf(event, length);
            assertThat(refuses(bytes -> events.read(bytes, 0), cut))
                    .as("%d bytes of an observation", length)
                    .isOne();
        }
        // A forecast that ends between two steps is a valid message.
        int whole = 0;
        for (int length = 0; length < forecast.length; length++) {
            whole += 1 - refuses(forecasts::read, Arrays.copyOf(forecast, length));
        }
        assertThat(whole).isOne();
        for (int length = 0; length < summary.length; length++) {
            assertThat(refuses(scores::readSummary, Arrays.copyOf(summary, length)))
                    .as("%d bytes of a summary", length)
                    .isOne();
        }
    }

    @Test
    void shouldSurviveDamagedBytes() {
        int refused = damaged(event, bytes -> events.read(bytes, 0))
                + damaged(forecast, forecasts::read)
                + damaged(summary, scores::readSummary);

        assertThat(refused).isGreaterThan(30_000);
    }

    @Test
    void shouldSurviveNoise() {
        Random random = new Random(2);
        int refused = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] noise = new byte[random.nextInt(64)];
            random.nextBytes(noise);
            refused += refuses(bytes -> events.read(bytes, 0), noise)
                    + refuses(forecasts::read, noise)
                    + refuses(scores::readSummary, noise);
        }
        assertThat(refused).isGreaterThan(59_000);
    }

    /** Number of damaged copies that were refused, of 20,000. */
    private static int damaged(byte[] good, Consumer<byte[]> reading) {
        Random random = new Random(1);
        int refused = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] damaged = Arrays.copyOf(good, 1 + random.nextInt(good.length));
            for (int hits = random.nextInt(3); hits >= 0; hits--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            refused += refuses(reading, damaged);
        }
        return refused;
    }

    private static int refuses(Consumer<byte[]> reading, byte[] bytes) {
        try {
            reading.accept(bytes);
            return 0;
        } catch (UnreadableException e) {
            return 1;
        }
    }

    private void expect(String reason, String message, Fields fields) {
        expect(reason, message, ProtobufBytes.of(fields));
    }

    private void expect(String reason, String message, byte[] bytes) {
        UnreadableException refused = catchThrowableOfType(UnreadableException.class, () -> events.read(bytes, 0));

        assertThat(refused.getMessage()).contains(message).hasSizeLessThan(300);
        assertThat(refused.reason()).isEqualTo(reason);
    }
}
