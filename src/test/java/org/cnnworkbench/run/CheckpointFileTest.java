package org.cnnworkbench.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.cnnworkbench.engine.Tensor;
import org.cnnworkbench.input.InputException;
import org.cnnworkbench.train.TrainingState;
import org.cnnworkbench.train.TrainingState.PartialEpoch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointFileTest {

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = folder.resolve("epoch-0002.safetensors");
    }

    @Test
    void aStateComesBackToTheLastBit() {
        TrainingState state = TestStates.after(2, new PartialEpoch(3, 96, 0.1 + 0.7, 11, 1.0 / 3));

        CheckpointFile.write(state, TestStates.context(), file);
        TrainingState read = CheckpointFile.read(file);

        assertThat(read.history()).isEqualTo(state.history());
        assertThat(read.partial()).isEqualTo(state.partial());
        assertThat(read.acts()).isEqualTo(state.acts());
        assertThat(CheckpointFile.readHistory(file)).isEqualTo(state.history());
        assertThat(CheckpointFile.readContext(file)).isEqualTo(TestStates.context());
        assertThat(read.network().step()).isEqualTo(7);
        assertThat(read.network().optimizerSlots()).hasSize(2);
        assertThat(read.network().parameters().keySet()).containsExactly("conv2d_0.kernel", "batch_norm_1.mean");
        Tensor kernel = TestStates.tensor(read.network().parameters(), "conv2d_0.kernel");
        assertThat(kernel.shape()).containsExactly(2, 1, 1, 2);
        assertThat(kernel.values()).containsExactly(2, -0.5f, 1e-30f, 3e30f);
        assertThat(Float.floatToRawIntBits(TestStates.tensor(read.network().parameters(), "batch_norm_1.mean")
                        .values()[1]))
                .isEqualTo(Float.floatToRawIntBits(-0f));
    }

    @Test
    void theEndOfAnEpochHasNoPartialOne() {
        CheckpointFile.write(TestStates.after(1, null), TestStates.context(), file);
        assertThat(CheckpointFile.read(file).partial()).isNull();
    }

    @Test
    void theFileIsWhatTheFormatPrescribes() throws IOException {
        CheckpointFile.write(TestStates.after(0, null), TestStates.context(), file);
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        int length = Math.toIntExact(bytes.getLong());
        String header = new String(bytes.array(), Long.BYTES, length, StandardCharsets.UTF_8);

        assertThat(length % 8).isZero();
        assertThat(header)
                .startsWith("{\"__metadata__\":{\"format\":\"cnn-workbench-checkpoint\"")
                .contains("\"conv2d_0.kernel\":{\"dtype\":\"F32\",\"shape\":[2,1,1,2],\"data_offsets\":[0,16]}")
                .contains("\"optimizer.0.conv2d_0.kernel\":{");
        assertThat(bytes.position(Long.BYTES + length + 4).getFloat()).isEqualTo(-0.5f);
    }

    @Test
    void everyFlippedBitIsNoticed() throws IOException {
        CheckpointFile.write(TestStates.after(1, null), TestStates.context(), file);
        byte[] good = Files.readAllBytes(file);
        Path bad = folder.resolve("bad.safetensors");
        for (int i = 0; i < good.length; i++) {
            byte[] flipped = good.clone();
            flipped[i] ^= (byte) (1 << i % 8);
            Files.write(bad, flipped);
            assertThatThrownBy(() -> CheckpointFile.read(bad))
                    .as("byte %d", i)
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining("bad.safetensors");
        }
    }

    @Test
    void everyTruncationAndEveryAppendedByteIsNoticed() throws IOException {
        CheckpointFile.write(TestStates.after(1, null), TestStates.context(), file);
        byte[] good = Files.readAllBytes(file);
        Path bad = folder.resolve("bad.safetensors");
        for (int length = 0; length <= good.length + 1; length++) {
            if (length != good.length) {
                Files.write(bad, Arrays.copyOf(good, length));
                assertThatThrownBy(() -> CheckpointFile.read(bad))
                        .as("%d bytes", length)
                        .isInstanceOf(InputException.class);
            }
        }
    }

    @Test
    void anotherSafetensorsFileIsNoCheckpoint() {
        new SafeTensors(Map.of(), Map.of()).write(file);
        assertThatThrownBy(() -> CheckpointFile.read(file)).hasMessageContaining("another safetensors file");
    }
}
