package io.wavecast.core.wire.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavecast.core.model.Model;
import io.wavecast.core.rnn.CellKind;
import io.wavecast.core.wire.bytes.EnumNames;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Checks that files of every released format remain readable, by comparing their values. */
class WireFixturesTest {

    @ParameterizedTest
    @EnumSource(CellKind.class)
    void shouldReadModelsOfFormat1(CellKind cell) throws IOException {
        byte[] bytes = fixture("model-v1-" + EnumNames.nameOf(cell) + ".safetensors");

        ModelAssertions.assertEqualModels(new ModelCodec().read(bytes), WireExamples.model(cell));
    }

    /** Embeddings, bidirectional layers and labels were added later; older readers refuse them by their tensors' names. */
    @Test
    void shouldReadModelsOfLabelsOfFormat1() throws IOException {
        byte[] bytes = fixture("model-v1-reader.safetensors");

        ModelAssertions.assertEqualModels(new ModelCodec().read(bytes), WireExamples.labelModel());
        assertThat(new ModelCodec().write(WireExamples.labelModel())).isEqualTo(bytes);
    }

    /** Adapters were added later; older readers skip them, and forecast without. */
    @Test
    void shouldReadAdaptersOfFormat1() throws IOException {
        byte[] bytes = fixture("model-v1-adapted.safetensors");

        ModelAssertions.assertEqualModels(new ModelCodec().read(bytes), WireExamples.adaptedModel());
        assertThat(new ModelCodec().write(WireExamples.adaptedModel())).isEqualTo(bytes);
    }

    /** What a model knows of a time was added later; older readers refuse it by its tensor's name, or by the name of the field. */
    @Test
    void shouldReadWhatIsKnownOfATimeOfFormat1() throws IOException {
        for (Map.Entry<String, Model> known : Map.of(
                        "calendar", WireExamples.calendarModel(), "holidays", WireExamples.holidayModel())
                .entrySet()) {
            byte[] bytes = fixture("model-v1-" + known.getKey() + ".safetensors");

            ModelAssertions.assertEqualModels(new ModelCodec().read(bytes), known.getValue());
            assertThat(new ModelCodec().write(known.getValue())).isEqualTo(bytes);
        }
    }

    /** While format 1 is the newest, no byte of a file may change. */
    @ParameterizedTest
    @EnumSource(CellKind.class)
    void shouldWriteTheRecordedBytes(CellKind cell) throws IOException {
        assertThat(new ModelCodec().write(WireExamples.model(cell)))
                .isEqualTo(fixture("model-v1-" + EnumNames.nameOf(cell) + ".safetensors"));
    }

    static byte[] fixture(String name) throws IOException {
        try (InputStream in = WireFixturesTest.class.getResourceAsStream("/wire/" + name)) {
            assertThat(in).as("fixture " + name).isNotNull();
            return in.readAllBytes();
        }
    }
}
