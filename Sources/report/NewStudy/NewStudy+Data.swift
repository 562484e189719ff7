extension NewStudy {
  static let catalog = """
    # The data sets that chapters can name. This one is a folder of your own; others have `checksums:`, a sha256sum file beside this one,
    # and are then looked for here, in a mirror folder (REPORT_MIRROR), or at `url:`.
    own-images:
      title: Images of this study
      licence: not published
      folder: data/own-images

    """

  static let readme = """
    # My study

    ```sh
    report build         # pages in output/html, the PDF in output/supplement.pdf
    report plan --why    # what would run, and why
    report check         # what is wrong, without running anything
    report cite 'networks.test[first, LV].pooled : .3f'   # what {val} would say
    report verify        # fails where a published or a pinned number does not come out
    report accept        # takes the new values of pinned numbers, after you have looked why
    ```

    A number is pinned by what its author expects, {val}`networks.test[first, LV].pooled : .2f = 0.80`: the build then says when it
    drifts. A published number is a line of a ```{replication} block, and is never edited.

    `Chapters/book.yaml` lists the chapters. A chapter is Markdown; a block such as `{training} networks` asks for work and shows what came
    out. What has not changed does not run again.

    Images of your own go to `data/own-images`: see the chapters on images and networks.

    """
}
