package io.wavecast.core.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.series.Forecast;
import io.wavecast.core.series.ForecastStatus;
import io.wavecast.core.series.HorizonForecast;
import io.wavecast.core.wire.avro.ForecastSchema;
import io.wavecast.core.wire.bytes.UnreadableException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class AvroForecastTest {
    private static final int ID = 17;
    private static final int PREFIX = 5;
    private static final Forecast TWO_CHANNELS = new Forecast(
            1_717_171_717_123_456L,
            new ModelVersion("eeg/süd", 3),
            ForecastStatus.FILLED,
            List.of(
                    step(1, 1_717_171_717_127_456L, new double[] {0.42, Double.NaN}),
                    step(24, HorizonForecast.UNKNOWN_TIME, new double[] {-1e300, 0.1})));
    private static final Forecast NAIVE =
            new Forecast(-5, ModelVersion.NAIVE, ForecastStatus.WARMING, List.of(step(1, -4, new double[] {1.5})));

    private final ForecastCodec codec = new ForecastCodec(WireFormat.JSON, OptionalInt.of(ID));
    private final ForecastCodec json = new ForecastCodec();

    @Test
    void shouldBeReadByTheReadersOfWavecastWhateverTheirFormat() {
        for (Forecast forecast : List.of(TWO_CHANNELS, NAIVE)) {
            assertThat(json.read(new RecordHeaders(), codec.write(forecast))).isEqualTo(forecast);
        }
        assertThat(codec.read(new RecordHeaders(), json.write(NAIVE))).isEqualTo(NAIVE);
    }

    @Test
    void shouldBeReadByApacheAvro() throws IOException {
        byte[] value = codec.write(TWO_CHANNELS);
        assertThat(Arrays.copyOf(value, PREFIX)).containsExactly(0, 0, 0, 0, ID);
        Schema schema = new Schema.Parser().parse(ForecastSchema.text());
        GenericRecord read = new GenericDatumReader<GenericRecord>(schema)
                .read(null, DecoderFactory.get().binaryDecoder(value, PREFIX, value.length - PREFIX, null));

        assertThat(read.get("made")).isEqualTo(1_717_171_717_123_456L);
        assertThat(read.get("model")).hasToString("eeg/süd@3");
        assertThat(read.get("status")).hasToString("filled");
        List<?> steps = (List<?>) read.get("steps");
        assertThat(steps).hasSize(2);
        GenericRecord far = (GenericRecord) steps.get(1);
        assertThat(far.get("h")).isEqualTo(24);
        assertThat(far.get("at")).isNull();
        assertThat(far.get("mean")).isEqualTo(List.of(-1e300, 0.1));
    }

    @Test
    void shouldBeReadByFastavro() throws IOException {
        JsonNode file;
        try (InputStream in = AvroForecastTest.class.getResourceAsStream("/registry/forecasts.json")) {
            file = new ObjectMapper().readTree(in);
        }
        for (var written : Map.of("two", TWO_CHANNELS, "naive", NAIVE).entrySet()) {
            JsonNode known = file.path(written.getKey());
            assertThat(HexFormat.of().formatHex(codec.write(written.getValue())))
                    .isEqualTo(known.path("bytes").asText());
            JsonNode read = known.path("fastavro");
            assertThat(read.path("made").asLong()).isEqualTo(written.getValue().madeMicros());
            assertThat(read.path("model").asText())
                    .isEqualTo(written.getValue().model().toString());
            for (int i = 0; i < written.getValue().steps().size(); i++) {
                HorizonForecast step = written.getValue().steps().get(i);
                JsonNode other = read.path("steps").path(i);
                assertThat(other.path("h").asInt()).isEqualTo(step.horizon());
                assertThat(other.path("at").asLong(HorizonForecast.UNKNOWN_TIME))
                        .isEqualTo(step.atMicros());
                assertThat(numbers(other.path("mean"))).containsExactly(step.mean());
                assertThat(numbers(other.path("lower"))).containsExactly(step.lower());
                assertThat(numbers(other.path("upper"))).containsExactly(step.upper());
            }
        }
    }

    @Test
    void shouldRefuseOtherBytesAndReadWhatLaterVersionsAppend() {
        byte[] value = codec.write(TWO_CHANNELS);
        for (int length = 1; length < value.length; length++) {
            byte[] part = Arrays.copyOf(value, length);
            assertThat(catchThrowableOfType(UnreadableException.class, () -> json.read(new RecordHeaders(), part))
                            .reason())
                    .isEqualTo("bad-forecast");
        }
        for (int i = PREFIX; i < value.length; i++) {
            byte[] changed = value.clone();
            changed[i] ^= (byte) 0x81;
            assertThatCode(() -> {
                        try {
                            json.read(new RecordHeaders(), changed);
                        } catch (UnreadableException e) {
                            assertThat(e.reason()).isEqualTo("bad-forecast");
                        }
                    })
                    .doesNotThrowAnyException();
        }
        assertThat(json.read(new RecordHeaders(), Arrays.copyOf(value, value.length + 3)))
                .isEqualTo(TWO_CHANNELS);
    }

    private static HorizonForecast step(int horizon, long at, double[] mean) {
        double[] lower = Arrays.stream(mean).map(value -> value - 1).toArray();
        double[] upper = Arrays.stream(mean).map(value -> value + 1).toArray();
        return new HorizonForecast(horizon, at, mean, lower, upper);
    }

    private static double[] numbers(JsonNode array) {
        double[] numbers = new double[array.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = array.get(i).isNull() ? Double.NaN : array.get(i).asDouble();
        }
        return numbers;
    }
}
