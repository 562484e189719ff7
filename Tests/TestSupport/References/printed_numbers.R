# Recomputes, from the published tables alone, the numbers that the authors' notebooks print
# (chfc-cmi/cmr-seg-tl: code/7T/compare_predictions, code/7T/tl_performance,
# code/kaggle/compare_manual_contours, confidence_set_info, good_ef_bad_volumes), as their R does:
#   Rscript printed_numbers.R DATA/cmr-seg-tl > printed_numbers.tsv
# Each line: where the report shows the number, and the number to seven digits.
root <- file.path(commandArgs(TRUE)[1], "analysis")
say <- function(where, value) {
  text <- formatC(value, digits = 7, format = "g", flag = "#")
  cat(paste0(where, "\t", text, "\n"), sep = "")
}
tsv <- function(...) read.delim(file.path(root, ...), quote = "", check.names = FALSE)

# --- compare_predictions: Dice, confusion matrices, tests of normality and of ranks at 7 T.
ml <- (512 / 256)^2 * 0.625^2 * 6 / 1000
files <- c(TR = "WS_TR", TL2 = "WS_doubleTransferLearn", TL = "WS_imagenetTransferLearn",
  R = "WS_plainLearn", base = "WS_base", ukbb = "WS_ukbbCardiac", esed = "WS_doubleTL-esed",
  `TR-TL2` = "TR_doubleTransferLearn")
read <- function(name) {
  d <- tsv("7T", "confusion_tables", paste0("confusion_", name, ".tsv"))
  d$set <- c(train = "train", val = "validation", test = "test")[trimws(d$set)]
  d$image <- trimws(d$image)
  d$Id <- as.numeric(sub("_slice.*", "", d$image))
  d$slice <- as.numeric(sub(".*_slice(\\d+)_frame.*", "\\1", d$image))
  d$frame <- as.numeric(sub(".*_frame(\\d+)", "\\1", d$image))
  dice <- function(both, a, b) ifelse(a + b == 0, 1, 2 * both / (a + b))
  d$lv_all <- d$lv_bg + d$lv_lv + d$lv_my
  d$all_lv <- d$bg_lv + d$lv_lv + d$my_lv
  d$my_all <- d$my_bg + d$my_lv + d$my_my
  d$all_my <- d$bg_my + d$lv_my + d$my_my
  d$LV <- dice(d$lv_lv, d$lv_all, d$all_lv)
  d$MY <- dice(d$my_my, d$my_all, d$all_my)
  d
}
seven <- lapply(files, read)
for (model in names(files)[1:7]) for (set in unique(seven[[model]]$set)) {
  d <- seven[[model]][seven[[model]]$set == set, ]
  for (class in c("LV", "MY")) {
    at <- paste("transfer.dice", model, class, set, sep = "|")
    say(paste(at, "mean", sep = "|"), mean(d[[class]]))
    say(paste(at, "sd", sep = "|"), sd(d[[class]]))
    say(paste(at, "median", sep = "|"), median(d[[class]]))
  }
}
for (model in c("TR", "base", "TL2")) for (set in c(unique(seven[[model]]$set), "all")) {
  d <- seven[[model]]
  if (set != "all") d <- d[d$set == set, ] else if (model == "TR") next
  for (a in c("bg", "lv", "my")) for (b in c("bg", "lv", "my")) {
    row <- d[[paste0(a, "_bg")]] + d[[paste0(a, "_lv")]] + d[[paste0(a, "_my")]]
    both <- d[[paste0(a, "_", b)]]
    at <- paste("confusion", model, set, toupper(a), toupper(b), sep = "|")
    say(paste(at, "share", sep = "|"), mean((both / row)[row > 0]))
    say(paste(at, "pixels", sep = "|"), mean(both))
  }
}
test <- function(model) seven[[model]][seven[[model]]$set == "test", ]
same <- function(model) { d <- test(model); d[match(test("TL2")$image, d$image), ] }
for (class in c("LV", "MY")) {
  for (model in c("base", "TL2", "esed", "TL", "R")) {
    s <- shapiro.test(test(model)[[class]])
    say(paste("tests.normality", model, class, "test", "w", sep = "|"), s$statistic)
    say(paste("tests.normality", model, class, "test", "p", sep = "|"), s$p.value)
  }
  for (model in c("base", "esed")) {
    difference <- same(model)[[class]] - same("TL2")[[class]]
    s <- shapiro.test(difference)
    at <- paste("tests.normality", paste0(model, "-TL2"), class, "test", sep = "|")
    say(paste(at, "w", sep = "|"), s$statistic)
    say(paste(at, "p", sep = "|"), s$p.value)
    w <- suppressWarnings(
      wilcox.test(same(model)[[class]], same("TL2")[[class]], paired = TRUE))
    at <- paste("tests", paste0(model, "-TL2"), class, "test", sep = "|")
    say(paste(at, "v", sep = "|"), w$statistic)
    say(paste(at, "p", sep = "|"), w$p.value)
    say(paste(at, "difference", sep = "|"), mean(difference))
  }
  say(paste("subsets.baseline|all", class, "mean", sep = "|"), mean(seven$base[[class]]))
}
frames <- tsv("7T", "esed_frames.tsv")
for (pair in c("TR", "TL2", "TR-TL2")) {
  d <- test(pair)
  rows <- do.call(rbind, lapply(split(d, d$Id), function(d) {
    f <- frames[frames$Id == d$Id[1], ]
    v <- function(column, frame) sum(d[d$frame == frame, column]) * ml
    ed <- c(v("lv_all", f$ed), v("all_lv", f$ed))
    es <- c(v("lv_all", f$es), v("all_lv", f$es))
    sv <- ed - es
    ef <- sv / ed
    100 * sapply(list(EDV = ed, ESV = es, SV = sv, EF = ef), function(x) abs(x[2] - x[1]) / x[1])
  }))
  name <- if (pair == "TR-TL2") pair else paste0("WS-", pair)
  for (m in colnames(rows)) say(paste("observers|published", name, m, sep = "|"), mean(rows[, m]))
}

# --- tl_performance: the 27 trainings.
log <- read.csv(file.path(root, "7T", "train_log_combined.csv"))
log$model <- sub("doubleTransferLearn", "TL2", log$model)
log$model <- sub("imagenetTransferLearn", "TL", log$model)
log$model <- sub("plainLearn", "R", log$model)
log$subset <- ifelse(grepl("_", log$model), sub("^[^_]*_", "", log$model), "full")
log$model <- sub("_.*", "", log$model)
images <- tsv("7T", "image_subsets.tsv")
size <- function(s) if (s == "full") nrow(images) else sum(images[[s]] == "TRUE")
for (run in split(log, list(log$model, log$subset))) {
  run <- run[order(run$epoch), ]
  x <- (run$epoch + 1) * size(run$subset[1]) / 1000
  for (class in c("LV", "MY")) {
    y <- run[[paste0("dice", class)]]
    at <- paste("subsets", run$model[1], run$subset[1], class, sep = "|")
    say(paste(at, "first", sep = "|"), y[1])
    say(paste(at, "last", sep = "|"), y[length(y)])
    say(paste(at, "peak", sep = "|"), max(y))
  }
}

# --- good_ef_bad_volumes and the table of the README: eleven methods on 1149 series.
sys <- tsv("kaggle", "predictions", "prediction_vs_gt_systole.tsv")
dia <- tsv("kaggle", "predictions", "prediction_vs_gt_diastole.tsv")
ef <- merge(sys, dia, by = c("Id", "method"), suffixes = c(".sys", ".dia"))
ef$rel_dist.dia <- ef$distance.dia / ef$GroundTruth.dia
ef$rel_dist.sys <- ef$distance.sys / ef$GroundTruth.sys
ef$true_ef <- (ef$GroundTruth.dia - ef$GroundTruth.sys) / ef$GroundTruth.dia
ef$pred_ef <- (ef$prediction.dia - ef$prediction.sys) / ef$prediction.dia
ef$distance.ef <- ef$true_ef - ef$pred_ef
ef$rel_dist.max <- pmax(ef$rel_dist.dia, ef$rel_dist.sys)
ef$rel_dist.ef <- ef$distance.ef / ef$true_ef
ef$rel_dist.ef[is.na(ef$rel_dist.ef)] <- 1
ef$distance.ef[is.na(ef$distance.ef)] <- 1
five <- function(at, x) {
  say(paste(at, "mean", sep = "|"), mean(x))
  say(paste(at, "sd", sep = "|"), sd(x))
  say(paste(at, "median", sep = "|"), median(x))
  say(paste(at, "iqr", sep = "|"), IQR(x))
  say(paste(at, "mad", sep = "|"), mad(x))
}
for (method in sort(unique(ef$method))) {
  d <- ef[ef$method == method, ]
  five(paste("search.error", method, sep = "|"), 100 * abs(d$distance.ef))
  five(paste("largest.published", method, sep = "|"), 100 * abs(d$rel_dist.max))
  r <- cor.test(d$rel_dist.max, d$rel_dist.ef)
  at <- paste("errors", method, "signed", sep = "|")
  say(paste(at, "r", sep = "|"), r$estimate)
  say(paste(at, "t", sep = "|"), r$statistic)
  say(paste(at, "low", sep = "|"), r$conf.int[1])
  say(paste(at, "high", sep = "|"), r$conf.int[2])
}
chosen <- ef[ef$method == "r34_p05_s256" & abs(ef$rel_dist.ef) <= .1 & abs(ef$rel_dist.max) > .2, ]
for (i in head(order(-abs(chosen$rel_dist.max)), 12)) {
  at <- paste("goodef.series", chosen$Id[i], chosen$method[i], sep = "|")
  say(paste(at, "edv_error", sep = "|"), chosen$rel_dist.dia[i])
  say(paste(at, "esv_error", sep = "|"), chosen$rel_dist.sys[i])
  say(paste(at, "maximum_error", sep = "|"), chosen$rel_dist.max[i])
  say(paste(at, "ef_error", sep = "|"), chosen$rel_dist.ef[i])
}

# --- compare_manual_contours: the volumes of nine patients and the Dice of their masks.
metadata <- tsv("kaggle", "patient_metadata.tsv")
counts <- tsv("kaggle", "manual", "pixel_counts_by_class.tsv")
counts$Id <- sub("-.*", "", counts$file)
counts$frame <- as.numeric(sub(".*frame(\\d+)-.*", "\\1", counts$file))
counts <- counts[counts$Id != "98" | counts$frame %in% seq(0, 20, 4), ]
voxels <- aggregate(lv ~ Id + frame, counts, sum)
manual <- do.call(rbind, lapply(unique(voxels$Id), function(id) {
  v <- voxels$lv[voxels$Id == id]
  m <- metadata[metadata$pid == id, ]
  side <- max(m$X, m$Y)
  ml <- side^2 * m$pixelSpacingX * m$pixelSpacingY * m$sliceSpacing / (1000 * 256^2)
  of <- function(d) d[d$Id == id & d$method == "UKBB", ]
  data.frame(Id = id, phase = c("diastole", "systole"), own = c(max(v), min(v)) * ml,
    gt = c(of(dia)$GroundTruth, of(sys)$GroundTruth),
    ukbb = c(of(dia)$prediction, of(sys)$prediction))
}))
for (i in seq_len(nrow(manual))) {
  at <- paste("manual", manual$Id[i], manual$phase[i], sep = "|")
  say(paste(at, "manual", sep = "|"), manual$own[i])
  say(paste(at, "UKBB", sep = "|"), manual$ukbb[i])
}
pairs <- list(`manual - truth` = c("own", "gt"), `manual - UKBB` = c("own", "ukbb"),
  `UKBB - truth` = c("ukbb", "gt"))
for (phase in c("diastole", "systole", "both")) for (pair in names(pairs)) {
  d <- if (phase == "both") manual else manual[manual$phase == phase, ]
  x <- d[[pairs[[pair]][1]]]
  y <- d[[pairs[[pair]][2]]]
  r <- cor.test(x, y)
  at <- paste("manual.agreement", phase, pair, sep = "|")
  say(paste(at, "r", sep = "|"), r$estimate)
  say(paste(at, "t", sep = "|"), r$statistic)
  say(paste(at, "p", sep = "|"), r$p.value)
  say(paste(at, "r_low", sep = "|"), r$conf.int[1])
  say(paste(at, "r_high", sep = "|"), r$conf.int[2])
  fit <- lm(y ~ x)
  s <- summary(fit)
  at <- paste("manual.models", phase, pair, sep = "|")
  say(paste(at, "intercept", sep = "|"), s$coefficients[1, 1])
  say(paste(at, "intercept_error", sep = "|"), s$coefficients[1, 2])
  say(paste(at, "intercept_t", sep = "|"), s$coefficients[1, 3])
  say(paste(at, "slope", sep = "|"), s$coefficients[2, 1])
  say(paste(at, "slope_error", sep = "|"), s$coefficients[2, 2])
  say(paste(at, "t", sep = "|"), s$coefficients[2, 3])
  say(paste(at, "residual_error", sep = "|"), s$sigma)
  say(paste(at, "r_squared", sep = "|"), s$r.squared)
  say(paste(at, "adjusted_r_squared", sep = "|"), s$adj.r.squared)
  say(paste(at, "f", sep = "|"), s$fstatistic[1])
  for (i in seq_len(nrow(d))) {
    at <- paste("manual.residuals", phase, pair, d$Id[i], d$phase[i], "residual", sep = "|")
    say(at, residuals(fit)[i])
  }
}
own <- tsv("kaggle", "manual", "ukbb_vs_manual.tsv")
own$frame <- as.numeric(sub(".*frame(\\d+)-.*", "\\1", own$image))
own <- own[own$set != 98 | own$frame %in% seq(0, 20, 4), ]
for (class in c("lv", "my")) {
  a <- own[[paste0(class, "_bg")]] + own[[paste0(class, "_lv")]] + own[[paste0(class, "_my")]]
  b <- own[[paste0("bg_", class)]] + own[[paste0("lv_", class)]] + own[[paste0("my_", class)]]
  x <- ifelse(a + b == 0, 1, 2 * own[[paste0(class, "_", class)]] / (a + b))
  at <- paste("manual.dice", toupper(class), sep = "|")
  say(paste(at, "mean", sep = "|"), mean(x))
  say(paste(at, "sd", sep = "|"), sd(x))
  say(paste(at, "median", sep = "|"), median(x))
  say(paste(at, "q1", sep = "|"), quantile(x, .25))
  say(paste(at, "q3", sep = "|"), quantile(x, .75))
}

# --- confidence_set_info: volumes by set of labels, joined on the score as the notebook does.
scores <- tsv("kaggle", "confidence_by_patient.tsv")
data <- merge(metadata, scores[c("Id", "confidence")], by.x = "pid", by.y = "Id", all.x = TRUE)
data$set <- cut(data$confidence, c(-Inf, .05, .10, .15, Inf),
  c("up to 5", "5 to 10", "10 to 15", "rest"))
data$set[is.na(data$confidence)] <- "rest"
for (measure in c("EF", "EDV", "ESV")) for (set in levels(data$set)) {
  x <- data[data$set == set, c(EF = "EF", EDV = "Diastole", ESV = "Systole")[[measure]]]
  if (measure == "EF") x <- 100 * x
  at <- paste("bins|published", set, measure, sep = "|")
  say(paste(at, "mean", sep = "|"), mean(x))
  say(paste(at, "sd", sep = "|"), sd(x))
}
