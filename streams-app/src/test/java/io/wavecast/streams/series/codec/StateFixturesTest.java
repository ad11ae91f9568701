package io.wavecast.streams.series.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavecast.core.rnn.CellKind;
import io.wavecast.core.wire.bytes.EnumNames;
import io.wavecast.streams.series.SeriesState;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Reads the bytes of every released format, and compares the states by value. */
class StateFixturesTest {

    @ParameterizedTest
    @EnumSource(CellKind.class)
    void shouldReadStatesOfFormat1(CellKind cell) throws IOException {
        byte[] bytes = fixture("state-v1-" + EnumNames.nameOf(cell) + ".bin");

        StateAssertions.assertEqualStates(
                new SeriesStateCodec().read(bytes), StateExamples.stateOfFormat1(Optional.of(cell)));
    }

    @Test
    void shouldReadWarmingStatesOfFormat1() throws IOException {
        byte[] bytes = fixture("state-v1-warming.bin");

        StateAssertions.assertEqualStates(
                new SeriesStateCodec().read(bytes), StateExamples.stateOfFormat1(Optional.empty()));
    }

    @ParameterizedTest
    @EnumSource(CellKind.class)
    void shouldReadStatesOfFormat2(CellKind cell) throws IOException {
        byte[] bytes = fixture("state-v2-" + EnumNames.nameOf(cell) + ".bin");

        StateAssertions.assertEqualStates(new SeriesStateCodec().read(bytes), StateExamples.state(Optional.of(cell)));
    }

    @Test
    void shouldReadWarmingStatesOfFormat2() throws IOException {
        byte[] bytes = fixture("state-v2-warming.bin");

        StateAssertions.assertEqualStates(new SeriesStateCodec().read(bytes), StateExamples.state(Optional.empty()));
    }

    @ParameterizedTest
    @EnumSource(CellKind.class)
    void shouldReadStatesOfFormat3(CellKind cell) throws IOException {
        byte[] bytes = fixture("state-v3-" + EnumNames.nameOf(cell) + ".bin");

        StateAssertions.assertEqualStates(new SeriesStateCodec().read(bytes), StateExamples.state(Optional.of(cell)));
    }

    @Test
    void shouldReadWarmingStatesOfFormat3() throws IOException {
        byte[] bytes = fixture("state-v3-warming.bin");

        StateAssertions.assertEqualStates(new SeriesStateCodec().read(bytes), StateExamples.state(Optional.empty()));
    }

    @Test
    void shouldReadAStateOfFormat3InChunks() throws IOException {
        byte[] bytes = fixture("state-v3-chunked.bin");
        var chunks = new MapChunks();
        chunks.bytes.put(0, fixture("chunk-v1.bin"));

        StateAssertions.assertEqualStates(new SeriesStateCodec().read(bytes, chunks), StateExamples.longState());
    }

    @Test
    void shouldWriteTheChunksOfTheFixtures() throws IOException {
        var chunks = new MapChunks();
        SeriesState state = StateExamples.longState();
        state.ring().seal(chunks);

        assertThat(new SeriesStateCodec().write(state)).isEqualTo(fixture("state-v3-chunked.bin"));
        assertThat(chunks.bytes).hasSize(1);
        assertThat(chunks.bytes.values().iterator().next()).isEqualTo(fixture("chunk-v1.bin"));
    }

    @ParameterizedTest
    @EnumSource(SectionExample.class)
    void shouldReadAndWriteTheSectionsOfFormat4(SectionExample example) throws IOException {
        byte[] bytes = fixture(example.file());
        SeriesState read = new SeriesStateCodec().read(bytes);

        StateAssertions.assertEqualStates(read, example.state());
        assertThat(new SeriesStateCodec().write(example.state())).isEqualTo(bytes);
        assertThat(new SeriesStateCodec().write(read)).as("nothing is lost").isEqualTo(bytes);
    }

    /** A state without sections keeps the bytes of format 3, so that older versions read it. */
    @ParameterizedTest
    @EnumSource(CellKind.class)
    void shouldWriteTheBytesOfTheFixtures(CellKind cell) throws IOException {
        assertThat(new SeriesStateCodec().write(StateExamples.state(Optional.of(cell))))
                .isEqualTo(fixture("state-v3-" + EnumNames.nameOf(cell) + ".bin"));
    }

    static byte[] fixture(String name) throws IOException {
        try (InputStream in = StateFixturesTest.class.getResourceAsStream("/wire/" + name)) {
            assertThat(in).as("fixture " + name).isNotNull();
            return in.readAllBytes();
        }
    }
}
