package io.wavecast.trainer.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.wavecast.trainer.engine.deeplearning4j.Deeplearning4jProvider;
import io.wavecast.trainer.engine.pytorch.PytorchProvider;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeviceTest {
    private static final List<EngineProvider> ENGINES = List.of(new Deeplearning4jProvider(), new PytorchProvider());
    private static final CudaLibrary ND4J = ENGINES.get(0).cudaLibrary();
    private static final CudaLibrary PYTORCH = ENGINES.get(1).cudaLibrary();
    private static final Gpu AMPERE = new Gpu("NVIDIA A100-SXM4-40GB", 80);
    private static final Gpu HOPPER = new Gpu("NVIDIA H100 80GB HBM3", 90);
    private static final Gpu BLACKWELL = new Gpu("NVIDIA B200", 100);

    @Test
    void shouldParseTheGpusThatTheDriverLists() {
        assertThat(Gpu.parse("NVIDIA A100-SXM4-40GB, 8.0\nNVIDIA B200, 10.0\n")).containsExactly(AMPERE, BLACKWELL);
        assertThat(Gpu.parse("NVIDIA-SMI has failed because it couldn't communicate with the NVIDIA driver."))
                .isEmpty();
        assertThat(Gpu.parse("No devices were found")).isEmpty();
    }

    @Test
    void shouldUseAGpuThatTheLibrarySupports() {
        for (Device device : List.of(Device.AUTO, Device.CUDA)) {
            Device.Placement placement = device.place(ND4J, true, List.of(AMPERE), ENGINES);
            assertThat(placement.cuda()).isTrue();
            assertThat(placement.explanation())
                    .isEqualTo("NVIDIA A100-SXM4-40GB (compute capability 8.0), supported by nd4j-cuda-11.6");
        }
        assertThat(Device.AUTO.place(PYTORCH, true, List.of(HOPPER), ENGINES).cuda())
                .isTrue();
    }

    @Test
    void shouldUseTheCpuOnRequest() {
        assertThat(Device.CPU.place(ND4J, true, List.of(AMPERE), ENGINES).cuda())
                .isFalse();
    }

    @Test
    void shouldNameAnUnsupportedGpuTheLibraryAndTheRemedy() {
        String message =
                "found NVIDIA H100 80GB HBM3 (compute capability 9.0), but nd4j-cuda-11.6 supports only compute"
                        + " capability 3.7 to 8.9: use --engine pytorch, built with -Pcuda12";
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Device.CUDA.place(ND4J, true, List.of(HOPPER), ENGINES))
                .withMessage(message);
        assertThat(Device.AUTO.place(ND4J, true, List.of(HOPPER), ENGINES))
                .isEqualTo(new Device.Placement(false, true, "the CPU: " + message));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Device.CUDA.place(PYTORCH, true, List.of(BLACKWELL), ENGINES))
                .withMessageContaining(
                        "pytorch-native-cu124 supports only compute capability 5.0 to 9.0: use --device cpu");
    }

    @Test
    void shouldReportAMissingGpuOrLibrary() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Device.CUDA.place(ND4J, true, List.of(), ENGINES))
                .withMessageContaining("no GPU found");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Device.CUDA.place(PYTORCH, false, List.of(HOPPER), ENGINES))
                .withMessageEndingWith("pytorch-native-cu124 is not on the class path: build with -Pcuda12");
        assertThat(Device.AUTO.place(PYTORCH, false, List.of(), ENGINES).cuda()).isFalse();
    }

    /** The profiles and libraries that messages name must exist in the build. */
    @Test
    void shouldNameProfilesThatTheBuildHas() throws Exception {
        String trainer = Files.readString(Path.of("pom.xml"));
        assertThat(trainer)
                .contains(
                        "<id>" + ND4J.profile() + "</id>",
                        ND4J.name(),
                        "<id>" + PYTORCH.profile() + "</id>",
                        PYTORCH.name());
    }
}
