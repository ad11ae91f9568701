package io.wavecast.streams.registry;

import static io.wavecast.streams.testing.TestModel.aModel;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.wavecast.core.model.Model;
import io.wavecast.core.model.ModelVersion;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

class ModelRegistryTest {
    private static final int MODELS = 10_000;

    private final ModelRegistry registry = new ModelRegistry();

    /** Counts allocated bytes instead of time: a copy of all models for each change would allocate over a gigabyte. */
    @Test
    void shouldInstallManyModelsAtAConstantCostEach() {
        Model model = aModel().build();
        Model[] models = new Model[MODELS];
        for (int i = 0; i < MODELS; i++) {
            models[i] = model.withVersion(new ModelVersion("plant/sensor-" + i, 1));
        }
        var thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = thread.getCurrentThreadAllocatedBytes();

        for (Model each : models) {
            registry.install(each);
        }

        assertThat(thread.getCurrentThreadAllocatedBytes() - before).isLessThan(MODELS * 1_000L);
        assertThat(registry.size()).isEqualTo(MODELS);
        assertThat(registry.changes()).isEqualTo(MODELS);
        assertThat(registry.modelFor("plant/sensor-77/x", 1)).containsSame(models[77]);
        assertThat(registry.parameters())
                .isEqualTo(MODELS * model.spec().network().parameters());
    }

    @Test
    void shouldEmptyWhatWasInForceSoThatQuietSeriesDoNotKeepItsWeights() {
        registry.install(aModel().version(1).build());
        ModelInForce first = registry.inForceFor("pump", 1, new Validity().at(1));
        assertThat(first.model()).isPresent();

        registry.install(aModel().version(2).build());

        assertThat(first.model()).isEmpty();
        assertThat(first.ended()).isTrue();
        ModelInForce second = registry.inForceFor("pump", 1, new Validity().at(1));
        registry.retire("default");
        assertThat(second.model()).isEmpty();
        assertThat(registry.inForceFor("pump", 1, new Validity().at(1))).isSameAs(ModelInForce.NONE);
    }

    @Test
    void shouldRetireAVersionOnlyWhileItIsInForce() {
        registry.install(aModel().version(2).build());

        assertThat(registry.retire(new ModelVersion("default", 1))).isFalse();
        assertThat(registry.size()).isEqualTo(1);
        assertThat(registry.retire(new ModelVersion("default", 2))).isTrue();
        assertThat(registry.parameters()).isZero();
    }
}
