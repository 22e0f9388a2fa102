import kumo


# ANCHOR: kumo
def ame():
    return kumo.furu()


# ANCHOR_END: kumo
