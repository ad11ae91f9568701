package io.wavecast.trainer.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeviceTest {
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
            Device.Placement placement = device.place(CudaLibrary.ND4J, true, List.of(AMPERE));
            assertThat(placement.cuda()).isTrue();
            assertThat(placement.explanation())
                    .isEqualTo("NVIDIA A100-SXM4-40GB (compute capability 8.0), supported by nd4j-cuda-11.6");
        }
        assertThat(Device.AUTO.place(CudaLibrary.PYTORCH, true, List.of(HOPPER)).cuda())
                .isTrue();
    }

    @Test
    void shouldUseTheCpuOnRequest() {
        assertThat(Device.CPU.place(CudaLibrary.ND4J, true, List.of(AMPERE)).cuda())
                .isFalse();
    }

    @Test
    void shouldNameAnUnsupportedGpuTheLibraryAndTheRemedy() {
        String message =
                "found NVIDIA H100 80GB HBM3 (compute capability 9.0), but nd4j-cuda-11.6 supports only compute"
                        + " capability 3.7 to 8.9: use --engine pytorch, built with -Pcuda12";
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Device.CUDA.place(CudaLibrary.ND4J, true, List.of(HOPPER)))
                .withMessage(message);
        assertThat(Device.AUTO.place(CudaLibrary.ND4J, true, List.of(HOPPER)))
                .isEqualTo(new Device.Placement(false, true, "the CPU: " + message));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Device.CUDA.place(CudaLibrary.PYTORCH, true, List.of(BLACKWELL)))
                .withMessageContaining(
                        "pytorch-native-cu124 supports only compute capability 5.0 to 9.0: use --device cpu");
    }

    @Test
    void shouldReportAMissingGpuOrLibrary() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Device.CUDA.place(CudaLibrary.ND4J, true, List.of()))
                .withMessageContaining("no GPU found");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Device.CUDA.place(CudaLibrary.PYTORCH, false, List.of(HOPPER)))
                .withMessageEndingWith("pytorch-native-cu124 is not on the class path: build with -Pcuda12");
        assertThat(Device.AUTO.place(CudaLibrary.PYTORCH, false, List.of()).cuda())
                .isFalse();
    }

    /** The profiles and libraries that messages name must exist in the build. */
    @Test
    void shouldNameProfilesThatTheBuildHas() throws Exception {
        String trainer = Files.readString(Path.of("pom.xml"));
        assertThat(trainer)
                .contains(
                        "<id>" + CudaLibrary.ND4J.profile() + "</id>",
                        CudaLibrary.ND4J.name(),
                        "<id>" + CudaLibrary.PYTORCH.profile() + "</id>",
                        CudaLibrary.PYTORCH.name());
    }
}
