/** Live scores of versions: decisions by rules, comparisons and figures. */
package io.wavecast.trainer.live;
