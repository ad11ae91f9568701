package io.wavecast.core.wire.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.wavecast.core.model.Calendar;
import io.wavecast.core.model.Model;
import io.wavecast.core.rnn.CellKind;
import io.wavecast.core.wire.bytes.UnreadableException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Models that know the calendar. */
class KnownFieldsTest {
    private static final Calendar CALENDAR = new Calendar(3, 9, 1, ZoneId.of("Europe/Berlin"));
    private static final String DOCUMENT =
            "{\"name\":\"pump\",\"network\":{\"cell\":\"none\"},\"period\":3600,\"warmup\":64,"
                    + "\"known\":{\"calendar\":{\"day\":2},\"zone\":\"UTC\"},"
                    + "\"preprocessing\":{\"scaling\":{\"kind\":\"z-score\",\"center\":0.5,\"scale\":[2]}}}";

    private final ModelCodec codec = new ModelCodec();

    @ParameterizedTest
    @EnumSource(value = CellKind.class, names = "ELMAN", mode = EnumSource.Mode.EXCLUDE) // the example has a sigmoid
    void shouldReadWrittenModels(CellKind cell) {
        Model plain = WireExamples.model(cell);
        Model model = WireExamples.knowing(plain, CALENDAR);

        ModelAssertions.assertEqualModels(codec.read(codec.write(model)), model);
        assertThat(new String(codec.write(model), StandardCharsets.UTF_8))
                .contains("\\\"known\\\":{\\\"calendar\\\":{\\\"day\\\":3,\\\"week\\\":9,\\\"year\\\":1},"
                        + "\\\"zone\\\":\\\"Europe/Berlin\\\"}");
        assertThat(new String(codec.write(plain), StandardCharsets.UTF_8)).doesNotContain("known");
    }

    @Test
    void shouldReadWrittenHolidays() {
        Model model = WireExamples.holidayModel();

        ModelAssertions.assertEqualModels(codec.read(codec.write(model)), model);
        assertThat(new String(codec.write(model), StandardCharsets.UTF_8))
                .contains(
                        "\\\"zone\\\":\\\"Europe/Berlin\\\",\\\"holidays\\\":{\\\"days\\\":[-1,0,1],\\\"harmonics\\\":2,"
                                + "\\\"dates\\\":[\\\"2026-12-25\\\",\\\"2027-01-01\\\"]}");
    }

    @Test
    void shouldReadADocumentWrittenByHand() {
        Calendar read = codec.read(file(DOCUMENT, tensors(4))).spec().calendar().orElseThrow();

        assertThat(read).isEqualTo(new Calendar(2, 0, 0, ZoneId.of("UTC")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            `"day":2`        | `"day":3`             | known: expected 6 columns of known.weight for day in UTC, was 4
            `"day":2`        | `"day":169`           | known.calendar.day: expected an integer in 0..168, was 169
            `"day":2`        | `"day":0`             | known.calendar: expected harmonics of day, week or year, or holidays, was none
            `"day":2`        | `"day":2,"moon":1`    | known.calendar: expected day, week and year, was moon; a newer version may have written the model
            `"zone":"UTC"`   | `"zone":"Mars/North"` | known.zone: expected a time zone such as UTC or Europe/Berlin, was Mars/North
            `"zone":"UTC"`   | `"tides":["2026-12-25"]` | known: expected calendar, zone and holidays, was tides; a newer version may have written the model
            `"zone":"UTC"`   | `"holidays":["2026-12-25"]` | known.holidays: expected an object, was
            `"zone":"UTC"`   | `"holidays":{"days":[0],"dates":["2026-12-25"]}` | known: expected 5 columns of known.weight for day, 1 holiday in UTC, was 4
            `"zone":"UTC"`   | `"holidays":{"days":[0],"dates":["25.12.2026"]}` | known.holidays.dates: expected a date such as 2026-12-25, was 25.12.2026
            `"zone":"UTC"`   | `"holidays":{"days":[0],"dates":[20261225]}` | known.holidays.dates.0: expected a string, was 20261225
            `"zone":"UTC"`   | `"holidays":{"days":[0],"dates":[]}` | known.holidays: expected 1 to 4096 dates, was 0
            `"zone":"UTC"`   | `"holidays":{"dates":["2026-12-25"]}` | known.holidays: expected 1 to 16 days, was 0
            `"zone":"UTC"`   | `"holidays":{"days":[40],"dates":["2026-12-25"]}` | known.holidays.days.0: expected an integer in -31..31, was 40
            `"zone":"UTC"`   | `"holidays":{"days":[0],"dates":["2026-12-25"],"nights":2}` | known.holidays: expected dates, days and harmonics, was nights; a newer version may have written the model
            `"known"`        | `"know"`              | known: expected 0 columns of known.weight for no calendar, was 4
            """)
    void shouldRefuseWhatDoesNotFit(String there, String instead, String expected) {
        assertThat(DOCUMENT).contains(there);

        refuses(file(DOCUMENT.replace(there, instead), tensors(4)), expected);
    }

    @Test
    void shouldRefuseACalendarWithoutWeights() {
        Map<String, Tensor> tensors = tensors(4);
        tensors.remove("known.weight");

        refuses(file(DOCUMENT, tensors), "known: expected 4 columns of known.weight for day in UTC, was 0");
    }

    private void refuses(byte[] bytes, String expected) {
        assertThatExceptionOfType(UnreadableException.class)
                .isThrownBy(() -> codec.read(bytes))
                .withMessageContaining(expected)
                .satisfies(e -> assertThat(e.reason()).isEqualTo("bad-model"));
    }

    private static byte[] file(String document, Map<String, Tensor> tensors) {
        return new Safetensors(Map.of("wavecast", document), tensors).write();
    }

    /** One input, one lag, one output. */
    private static Map<String, Tensor> tensors(int known) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        tensors.put("linear.weight", Tensor.matrix(1, 1, new float[] {1}));
        tensors.put("known.weight", Tensor.matrix(1, known, WireExamples.numbers(known, 9)));
        return tensors;
    }
}
