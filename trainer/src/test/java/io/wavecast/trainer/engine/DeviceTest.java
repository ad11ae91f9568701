package io.wavecast.trainer.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.wavecast.trainer.engine.deeplearning4j.Deeplearning4jEngine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeviceTest {
    private static final Gpu AMPERE = new Gpu("NVIDIA A100-SXM4-40GB", 80);
    private static final Gpu HOPPER = new Gpu("NVIDIA H100 80GB HBM3", 90);
    private static final Gpu BLACKWELL = new Gpu("NVIDIA B200", 100);

    @Test
    void whatTheDriverTellsOfIsFound() {
        assertThat(Gpu.read("NVIDIA A100-SXM4-40GB, 8.0\nNVIDIA B200, 10.0\n")).containsExactly(AMPERE, BLACKWELL);
        assertThat(Gpu.read("NVIDIA-SMI has failed because it couldn't communicate with the NVIDIA driver."))
                .isEmpty();
        assertThat(Gpu.read("No devices were found")).isEmpty();
    }

    @Test
    void aCardThatItsLibraryServesIsUsed() {
        for (Device wanted : List.of(Device.AUTO, Device.CUDA)) {
            Device.Placement placement = wanted.place(CudaLibrary.ND4J, true, List.of(AMPERE));
            assertThat(placement.cuda()).isTrue();
            assertThat(placement.sentence())
                    .isEqualTo("NVIDIA A100-SXM4-40GB (compute capability 8.0), which nd4j-cuda-11.6 serves");
        }
        assertThat(Device.AUTO.place(CudaLibrary.PYTORCH, true, List.of(HOPPER)).cuda())
                .isTrue();
    }

    @Test
    void theProcessorIsUsedWhenAskedFor() {
        assertThat(Device.CPU.place(CudaLibrary.ND4J, true, List.of(AMPERE)).cuda())
                .isFalse();
    }

    @Test
    void aCardThatCannotBeServedIsNamedWithTheLibraryAndTheWayOut() {
        String message =
                "NVIDIA H100 80GB HBM3 (compute capability 9.0) found, but nd4j-cuda-11.6 has code for 3.7 to 8.9 only: "
                        + "--engine pytorch, built with -Pcuda12, serves it";
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Device.CUDA.place(CudaLibrary.ND4J, true, List.of(HOPPER)))
                .withMessage(message);
        assertThat(Device.AUTO.place(CudaLibrary.ND4J, true, List.of(HOPPER)))
                .isEqualTo(new Device.Placement(false, true, "the processor: " + message));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Device.CUDA.place(CudaLibrary.PYTORCH, true, List.of(BLACKWELL)))
                .withMessageContaining("pytorch-native-cu124 has code for 5.0 to 9.0 only: train with --device cpu");
    }

    @Test
    void withoutCardOrLibraryTheReasonIsSaid() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Device.CUDA.place(CudaLibrary.ND4J, true, List.of()))
                .withMessageContaining("no graphics card was found");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Device.CUDA.place(CudaLibrary.PYTORCH, false, List.of(HOPPER)))
                .withMessageEndingWith("pytorch-native-cu124 is not on the path: build with -Pcuda12");
        assertThat(Device.AUTO.place(CudaLibrary.PYTORCH, false, List.of()).cuda())
                .isFalse();
    }

    @Test
    void nd4jWouldTakeACardUnasked() {
        var processor = new Device.Placement(false, true, "");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Deeplearning4jEngine(processor, true, null))
                .withMessageContaining("BACKEND_PRIORITY_CPU=200");
        assertThat(new Deeplearning4jEngine(processor, true, "200").device()).isEmpty();
        assertThat(new Deeplearning4jEngine(new Device.Placement(false, false, ""), true, null).device())
                .isEmpty();
        assertThat(new Deeplearning4jEngine(processor, false, null).device()).isEmpty();
    }

    /** What messages say of profiles and libraries, the build must have. */
    @Test
    void theBuildHasTheProfilesThatMessagesName() throws Exception {
        String trainer = Files.readString(Path.of("pom.xml"));
        assertThat(trainer)
                .contains(
                        "<id>" + CudaLibrary.ND4J.profile() + "</id>",
                        CudaLibrary.ND4J.name(),
                        "<id>" + CudaLibrary.PYTORCH.profile() + "</id>",
                        CudaLibrary.PYTORCH.name());
    }
}
