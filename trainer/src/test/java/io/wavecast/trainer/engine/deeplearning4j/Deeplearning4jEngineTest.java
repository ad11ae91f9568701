package io.wavecast.trainer.engine.deeplearning4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.wavecast.trainer.engine.Device;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class Deeplearning4jEngineTest {
    @Test
    void shouldRefuseTheCpuWhereNd4jWouldUseAGpu() {
        var cpu = new Device.Placement(false, true, "");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Deeplearning4jEngine(cpu, true, Optional.empty()))
                .withMessageContaining("BACKEND_PRIORITY_CPU=200");
        assertThat(new Deeplearning4jEngine(cpu, true, Optional.of("200")).device())
                .isEmpty();
        assertThat(new Deeplearning4jEngine(new Device.Placement(false, false, ""), true, Optional.empty()).device())
                .isEmpty();
        assertThat(new Deeplearning4jEngine(cpu, false, Optional.empty()).device())
                .isEmpty();
    }
}
