package io.wavecast.streams.registry;

import static io.wavecast.streams.testing.TestModel.aModel;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wavecast.core.adapt.AdapterSize;
import io.wavecast.core.model.AdapterSettings;
import io.wavecast.core.model.Model;
import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.wire.model.ModelCodec;
import io.wavecast.streams.testing.CountingMetrics;
import io.wavecast.streams.testing.LabelModel;
import io.wavecast.streams.testing.TestModel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ModelReceiverTest {
    private final ModelCodec codec = new ModelCodec();
    private final CountingMetrics metrics = new CountingMetrics();
    private final ModelRegistry registry = new ModelRegistry();
    private final ModelReceiver receiver = new ModelReceiver(registry, metrics);

    @Test
    void shouldPutAHigherVersionInForce() {
        assertThat(receive("default", aModel().version(3))).isTrue();
        assertThat(receive("default", aModel().version(4))).isTrue();

        assertThat(inForce()).isEqualTo(new ModelVersion("default", 4));
        assertThat(metrics.count("model swapped")).isEqualTo(2);
        assertThat(metrics.inForce()).isEqualTo(1);
    }

    @Test
    void shouldRefuseVersionsThatAreNotNewer() {
        receive("default", aModel().version(3));

        assertThat(receive("default", aModel().version(3).seed(99))).isFalse();
        assertThat(receive("default", aModel().version(2))).isFalse();

        assertThat(inForce()).isEqualTo(new ModelVersion("default", 3));
        assertThat(metrics.count("model rejected not-newer")).isEqualTo(2);
    }

    @Test
    void shouldRefuseAModelUnderAnotherName() {
        assertThat(receive("pump", aModel())).isFalse();
        assertThat(metrics.count("model rejected key-mismatch")).isEqualTo(1);
        assertThat(registry.size()).isZero();
    }

    @Test
    void shouldRefuseModelsWhoseRecordsExceedTheMessageSize() {
        assertThat(receive("default", aModel().warmup(200_000))).isFalse();
        Integer[] horizons = new Integer[1_000];
        for (int i = 0; i < horizons.length; i++) {
            horizons[i] = i + 1;
        }
        assertThat(receive("default", aModel().channels(9).horizons(horizons))).isFalse();

        assertThat(metrics.count("model rejected too-large")).isEqualTo(2);
    }

    @Test
    void shouldRefuseModelsWhoseAdaptersMakeStatesTooLarge() {
        List<Integer> horizons = IntStream.rangeClosed(1, 128).boxed().toList();
        Model wide =
                aModel().channels(64).horizons(horizons.toArray(Integer[]::new)).build();
        AdapterSettings all = AdapterSettings.of(0, AdapterSettings.MEMORY, horizons);

        assertThat(receive(wide.withAdapter(Optional.of(all)))).isFalse();

        assertThat(metrics.count("model rejected too-large")).isEqualTo(1);
        assertThatThrownBy(() -> ModelAdmission.check("default", wide.withAdapter(Optional.of(all)), Optional.empty()))
                .hasMessage("expected at most 1048576 bytes per series for the adapter of default@1, was "
                        + AdapterSize.bytes(all, 64) + " (128 corrected horizons, 64 channels): correct fewer horizons,"
                        + " such as by train --adapter paying, or none (--adapter off)");
        assertThat(receive(wide)).as("without an adapter").isTrue();
    }

    @Test
    void shouldRefuseLongSeasonsOfManyChannels() {
        assertThat(receive(seasonal(257))).isFalse();
        assertThat(metrics.count("model rejected too-large")).isEqualTo(1);

        assertThat(receive(seasonal(256))).isTrue();
    }

    private static Model seasonal(int season) {
        return aModel().channels(64).build().withAdapter(Optional.of(AdapterSettings.of(season, 1_000, List.of(1))));
    }

    private boolean receive(Model model) {
        return receiver.received(bytes(model.version().name()), codec.write(model), 0)
                .isPresent();
    }

    @Test
    void shouldRefuseBidirectionalModels() {
        Model reader =
                LabelModel.of(LabelModel.WORDS.toBuilder().bidirectional(true).build(), 1);

        receiver.received(bytes(LabelModel.NAME), codec.write(reader), 0);

        assertThat(registry.size()).isZero();
        assertThat(metrics.count("model rejected needs-the-end")).isEqualTo(1);
    }

    @Test
    void shouldKeepTheVersionInForceDespiteDamagedBytes() {
        receive("default", aModel().version(1));
        byte[] good = codec.write(aModel().version(2).build());
        var random = new Random(1);

        for (int i = 0; i < 300; i++) {
            byte[] bad = good.clone();
            int length = i % 2 == 0 ? bad.length : random.nextInt(bad.length);
            for (int flips = 0; flips < 20; flips++) {
                bad[random.nextInt(Math.max(1, Math.min(bad.length, 600)))] = (byte) random.nextInt();
            }
            receiver.received(bytes("default"), Arrays.copyOf(bad, length), 0);
        }
        receiver.received(null, good, 0);
        receiver.received(new byte[] {(byte) 0xff}, good, 0);
        receiver.received(bytes("default"), new byte[0], 0);
        receiver.received(null, null, 0);

        assertThat(registry.named("default")).isPresent();
        assertThat(metrics.count("model rejected broken")).isZero();
        assertThat(metrics.events().stream().filter(event -> event.startsWith("model rejected")))
                .hasSizeGreaterThan(250)
                .allSatisfy(event -> assertThat(ModelRefusal.words()).contains(event.replace("model rejected ", "")));
    }

    @Test
    void shouldAcceptAModelWithoutNameAndVersion() {
        byte[] anonymous = without(without(codec.write(aModel().build()), "name"), "version");

        receiver.received(bytes("lab/pump"), anonymous, 6);
        receiver.received(bytes("lab/pump"), anonymous, 9);
        receiver.received(bytes("lab@pump"), anonymous, 10);

        assertThat(registry.named("lab/pump").map(Model::version)).contains(new ModelVersion("lab/pump", 10));
        assertThat(registry.size()).isEqualTo(1);
        assertThat(metrics.count("model rejected bad-key")).isEqualTo(1);
    }

    @Test
    void shouldLeaveTheNumberOfAPublicationToThoseThatTakeIt() {
        List<Long> taken = new ArrayList<>();
        var taking = new ModelReceiver(registry, new ModelTrials(registry, metrics), metrics, taken::add);
        receive("default", aModel().version(9));
        byte[] stated = codec.write(aModel().version(9).build());

        taking.received(bytes("default"), without(without(stated, "name"), "version"), 4);
        assertThat(taken).containsExactly(4L);
        assertThat(metrics.count("model rejected not-newer")).isZero();

        taking.received(bytes("default"), stated, 5);
        taking.received(bytes("default"), new byte[0], 6);
        assertThat(metrics.count("model rejected not-newer")).isEqualTo(1);
        assertThat(metrics.count("model rejected not-safetensors")).isEqualTo(1);
        assertThat(inForce()).isEqualTo(new ModelVersion("default", 9));
    }

    /** The same bytes with a field of the model's document renamed to an unknown field. */
    private static byte[] without(byte[] model, String field) {
        String text = new String(model, StandardCharsets.ISO_8859_1);
        String quoted = "\\\"" + field + "\\\":";
        assertThat(text).contains(quoted);
        String unknown = quoted.replace(field, "x".repeat(field.length()));
        return text.replaceFirst(Pattern.quote(quoted), Matcher.quoteReplacement(unknown))
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    @Test
    void shouldRetireAName() {
        receive("default", aModel().version(5));

        receiver.received(bytes("default"), null, 0);

        assertThat(registry.size()).isZero();
        assertThat(metrics.inForce()).isZero();
        assertThat(receive("default", aModel().version(1))).isTrue();
    }

    @Test
    void shouldChooseByNameAndChannels() {
        receive("default", aModel());
        receive("eeg", aModel().named("eeg").channels(2));

        assertThat(registry.modelFor("eeg/O1", 2).map(model -> model.version().name()))
                .contains("eeg");
        assertThat(registry.modelFor("eeg/O1", 1).map(model -> model.version().name()))
                .contains("default");
        assertThat(registry.modelFor("eeg/O1", 3)).isEmpty();
        assertThat(registry.modelFor("/", 1).map(model -> model.version().name()))
                .contains("default");
    }

    private boolean receive(String key, TestModel model) {
        Model built = model.build();
        return receiver.received(bytes(key), codec.write(built), 0)
                .filter(built.version()::equals)
                .isPresent();
    }

    private ModelVersion inForce() {
        return registry.named("default").orElseThrow().version();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
